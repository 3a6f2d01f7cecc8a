(objective
  marker: (objective_marker)
  statement: (statement) @name) @definition.class

(key_result
  statement: (statement) @name) @definition.method

(initiative
  statement: (statement) @name) @definition.function

(reference) @name @reference.class
