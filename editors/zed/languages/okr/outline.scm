(objective
  marker: (objective_marker) @context
  statement: (statement) @name) @item

(key_result
  marker: (key_result_marker) @context
  statement: (statement) @name) @item

(initiative
  marker: (initiative_marker) @context
  statement: (statement) @name) @item
