; The colours of ../../../grammar/queries, by the names that themes for Helix know.

(objective_marker) @keyword
(key_result_marker) @keyword
(initiative_marker) @keyword
(key_results_header) @keyword
(initiatives_header) @keyword
(bullet) @markup.list

(objective statement: (statement) @markup.heading)
(heading) @markup.heading
(comment) @comment

(property key: (property_key) @variable.other.member)
(check_in date: (date) @variable.other.member)

(separator) @punctuation.delimiter
(dress) @punctuation.special
(checkbox) @markup.list

(quantity) @constant.numeric
(arrow) @operator
(statement (date) @constant)
(value (date) @constant)
(quarter) @constant
(mention) @type
(attribute) @attribute
(tag) @tag
(link) @markup.link.text
(url) @markup.link.url
(code) @markup.raw
(placeholder) @variable.builtin
(result) @diff.plus
(reference) @label
