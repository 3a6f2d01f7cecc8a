[
  (objective)
  (key_result)
  (initiative)
  (key_result_group)
  (initiative_group)
] @fold
