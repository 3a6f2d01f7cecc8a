(objective_marker) @keyword
(key_result_marker) @keyword
(initiative_marker) @keyword
(key_results_header) @keyword
(initiatives_header) @keyword
(bullet) @punctuation.special

(objective statement: (statement) @markup.heading)
(heading) @markup.heading
(comment) @comment

(property key: (property_key) @property)
(check_in date: (date) @property)

(separator) @punctuation.delimiter
(dress) @punctuation.special
(checkbox) @markup.list

(quantity) @number
(arrow) @operator
(statement (date) @constant)
(value (date) @constant)
(quarter) @constant
(mention) @variable.parameter
(attribute) @attribute
(tag) @tag
(link) @markup.link
(url) @markup.link.url
(code) @markup.raw
(placeholder) @variable.builtin
(result) @diff.plus
(reference) @label
