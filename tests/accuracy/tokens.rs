//! Scratch: replaced by the grammar when it lands.
use okr_ls::syntax::{Token, TokenKind};
use okr_ls::text::Span;

pub fn tokens(text: &str) -> Vec<Token> {
    let mut out = Vec::new();
    let b = text.as_bytes();
    let mut i = 0;
    while i < b.len() {
        let rest = &text[i..];
        let prev_word = i > 0 && text[..i].chars().last().is_some_and(|c| c.is_alphanumeric() || c == '_');
        macro_rules! push {
            ($k:expr, $l:expr) => {{
                let l = $l;
                out.push(Token { kind: $k, span: Span::new(i, i + l) });
                i += l;
            }};
        }
        let c = rest.chars().next().unwrap();
        if rest.starts_with("http://") || rest.starts_with("https://") {
            let n = rest.find(char::is_whitespace).unwrap_or(rest.len());
            push!(TokenKind::Url, n);
            continue;
        }
        if rest.starts_with("=>") || rest.starts_with("-->") {
            if i > 0 {
                push!(TokenKind::Result, rest.len());
                continue;
            }
        }
        if c == '`' {
            if let Some(n) = rest[1..].find('`') {
                push!(TokenKind::Code, n + 2);
                continue;
            }
        }
        if c == '[' {
            if let Some(n) = rest.find(']') {
                if rest[n + 1..].starts_with('(') {
                    if let Some(m) = rest.find(')') {
                        push!(TokenKind::Link, m + 1);
                        continue;
                    }
                }
                let inner = &rest[1..n];
                if ["committed", "aspirational", "learning", "milestone"].contains(&inner)
                    || inner.starts_with("weight:")
                    || inner.starts_with("owner:")
                {
                    push!(TokenKind::Attribute, n + 1);
                    continue;
                }
            }
        }
        if c == '@' && !prev_word {
            let n = rest[1..]
                .find(|c: char| !(c.is_alphanumeric() || "._-/?".contains(c)))
                .unwrap_or(rest.len() - 1);
            if n > 0 {
                push!(TokenKind::Mention, n + 1);
                continue;
            }
        }
        if c == '#' && !prev_word && rest[1..].starts_with(|c: char| c.is_alphabetic()) {
            let n = rest[1..]
                .find(|c: char| !(c.is_alphanumeric() || "_-".contains(c)))
                .unwrap_or(rest.len() - 1);
            push!(TokenKind::Tag, n + 1);
            continue;
        }
        if c == '→' {
            push!(TokenKind::Arrow, 3);
            continue;
        }
        if rest.starts_with("->") {
            push!(TokenKind::Arrow, 2);
            continue;
        }
        if c == '<' && rest[1..].starts_with(|c: char| c.is_alphabetic()) {
            if let Some(n) = rest.find('>') {
                if n < 60 {
                    push!(TokenKind::Placeholder, n + 1);
                    continue;
                }
            }
        }
        if !prev_word {
            let before = i;
            for p in [
                "TBD", "TODO", "tbd", "???", "___", "??%", "X%", "x%", "Y%", "y%", "XX%", "xx%", "$X", "$N",
                "XXX",
            ] {
                if rest.starts_with(p) && !rest[p.len()..].starts_with(|c: char| c.is_alphanumeric()) {
                    push!(TokenKind::Placeholder, p.len());
                    break;
                }
            }
            if i != before {
                continue;
            }
            if (c == 'X' || c == 'Y' || c == 'N') && text.contains("from X to Y")
                || (c == 'Y' && rest == "Y.")
            {
                if !rest[1..].starts_with(|c: char| c.is_alphanumeric()) {
                    let k = TokenKind::Placeholder;
                    out.push(Token { kind: k, span: Span::new(i, i + 1) });
                    i += 1;
                    continue;
                }
            }
            if (c == 'Q' || c == 'H')
                && rest.len() > 1
                && b[i + 1].is_ascii_digit()
                && !rest[2..].starts_with(|c: char| c.is_alphanumeric())
            {
                out.push(Token { kind: TokenKind::Quarter, span: Span::new(i, i + 2) });
                i += 2;
                continue;
            }
            if rest.starts_with("FY") && rest[2..].starts_with(|c: char| c.is_ascii_digit()) {
                let n = rest.find(|c: char| !(c.is_alphanumeric() || c == '-')).unwrap_or(rest.len());
                out.push(Token { kind: TokenKind::Quarter, span: Span::new(i, i + n) });
                i += n;
                continue;
            }
        }
        let sign = rest.find(|c: char| !"+-−$€£<>≥≤~=".contains(c)).unwrap_or(rest.len());
        let digit_at = |at: usize| {
            rest[at..].starts_with(|c: char| c.is_ascii_digit())
                || (rest[at..].starts_with('.') && rest[at + 1..].starts_with(|c: char| c.is_ascii_digit()))
        };
        if !prev_word && digit_at(sign) && !(sign > 0 && rest.starts_with(['-', '+']) && prev_word) {
            let mut n = sign;
            let r = &text[i..];
            loop {
                let Some(c) = r[n..].chars().next() else {
                    break;
                };
                let next_digit = r[n + c.len_utf8()..].starts_with(|c: char| c.is_ascii_digit());
                if c.is_alphanumeric()
                    || "%+".contains(c)
                    || (".,:/–-".contains(c)
                        && next_digit
                        && !r[sign..n].contains(|c: char| c.is_alphabetic()))
                {
                    n += c.len_utf8();
                } else {
                    break;
                }
            }
            // ISO date
            let t = &r[..n];
            let kind =
                if t.len() == 10 && t.as_bytes()[4] == b'-' { TokenKind::Date } else { TokenKind::Quantity };
            out.push(Token { kind, span: Span::new(i, i + n) });
            i += n;
            continue;
        }
        i += c.len_utf8();
    }
    out
}
