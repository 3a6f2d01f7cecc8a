; For nvim-treesitter-textobjects: what to select, move to and swap.

(objective) @objective.outer
(objective statement: (statement) @objective.inner)

(key_result) @key_result.outer
(key_result statement: (statement) @key_result.inner)

(initiative) @initiative.outer
(initiative statement: (statement) @initiative.inner)

(check_in) @check_in.outer
(check_in value: (value) @check_in.inner)

(placeholder) @blank.outer

; The names that mappings for other languages have.
(objective) @class.outer
(objective statement: (statement) @class.inner)

[
  (key_result)
  (initiative)
] @function.outer
(key_result statement: (statement) @function.inner)
(initiative statement: (statement) @function.inner)

[
  (key_result_group)
  (initiative_group)
] @block.outer

(property) @assignment.outer
(property key: (property_key) @assignment.lhs)
(property value: (value) @assignment.rhs @assignment.inner)

(statement) @statement.outer
(quantity) @number.inner
[
  (mention)
  (attribute)
] @parameter.outer @parameter.inner
(comment) @comment.outer
