//! Compiles the generated parser and the scanner.

fn main() {
    let src = std::path::Path::new("src");
    let sources = ["parser.c", "scanner.c"].map(|name| src.join(name));

    let mut build = cc::Build::new();
    // The generated part has its own style; warnings about it help nobody.
    build.std("c11").include(src).files(&sources).warnings(false);
    if build.get_compiler().is_like_msvc() {
        build.flag("-utf-8");
    }
    build.compile("tree-sitter-okr");

    // The parser, the scanner and the headers that it is made of.
    println!("cargo:rerun-if-changed={}", src.display());
}
