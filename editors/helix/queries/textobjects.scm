; ]t and [t go from objective to objective, mat selects one; ]f, [f, maf do the same for key results and initiatives.

(objective) @class.around
(objective statement: (statement) @class.inside)

(key_result) @function.around
(key_result statement: (statement) @function.inside)
(initiative) @function.around
(initiative statement: (statement) @function.inside)

(comment) @comment.around
(comment) @comment.inside
