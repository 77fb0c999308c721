variable "recycle" {
  description = <<-EOT
    Replaces the group's instances when its launch template changes, by a Step Functions state machine (docs/how-to/recycle.md). Null for not at all.
    - `strategy`: `out-in` (double, then remove the old), `out-in-timed` (the same outside `exclusion_window`), `in-out` (one at a time, the old one first), `instance-refresh` (Auto Scaling's own)
    - `on_update`: whether a change of the group, or drift that `drift_schedule` finds, starts a run; if not, only a request by hand does
    - `dry_run`: each run ends with its plan
    - `exclusion_window`: when nothing is replaced, like `Mon-Fri 08:00-18:00 Europe/Zurich`
    - `team`, `slack_channel`, `notify_pager_duty`: for whoever subscribes to the topic of the output `recycle_topic_arn`
    - `drift_schedule`: how often the group is looked over for changes whose event was lost; "" for never
    - `deadline_minutes`: how long one round may take; `failure_budget`: how many new instances may fail in it before it is rolled back; `poll_seconds`: between two looks
    - `other_state_machines`: names of state machines of yours that the group's tag `autorecycle_step_function_name` may name
    - `pass_role_arns`: the roles of the instance profiles that the launch template names: a roll-back sets the group's version, for which AWS asks for `iam:PassRole`
  EOT
  type        = any
  default     = null
}
