; The colours of ../../../../grammar/queries, by the names that themes for Zed know.

(objective_marker) @keyword
(key_result_marker) @keyword
(initiative_marker) @keyword
(key_results_header) @keyword
(initiatives_header) @keyword
(bullet) @punctuation.list_marker

(objective statement: (statement) @title)
(heading) @title
(comment) @comment

(property key: (property_key) @property)
(check_in date: (date) @property)

(separator) @punctuation.delimiter
(dress) @punctuation.special
(checkbox) @punctuation.list_marker

(quantity) @number
(arrow) @operator
(statement (date) @constant)
(value (date) @constant)
(quarter) @constant
(mention) @type
(attribute) @attribute
(tag) @tag
(link) @link_text
(url) @link_uri
(code) @text.literal
(placeholder) @variable.special
(result) @hint
(reference) @label
