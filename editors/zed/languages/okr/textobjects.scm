(objective) @class.around
(objective statement: (statement) @class.inside)

(key_result) @function.around
(key_result statement: (statement) @function.inside)
(initiative) @function.around
(initiative statement: (statement) @function.inside)

(comment) @comment.around
