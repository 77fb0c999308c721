variable "recycle" {
  description = <<-EOT
    Replaces the group's instances when its launch template changes, with a Step Functions state machine; null for none.

    [Replacing instances](../docs/how-to/recycle.md) explains it.

    - `strategy`: `out-in` (doubles the group, then removes the old instances), `out-in-timed` (the same, outside `exclusion_window`),
      `in-out` (one at a time, the old instance first), `instance-refresh` (Auto Scaling's own)
    - `on_update`: whether a run starts when the group changes, or when `drift_schedule` finds a difference. With false, runs are only
      started by hand
    - `dry_run`: whether each run ends with its plan
    - `exclusion_window`: when nothing is replaced, like `Mon-Fri 08:00-18:00 Europe/Zurich`
    - `team`, `slack_channel`, `notify_pager_duty`: passed on in the messages to the topic of the output `recycle_topic_arn`
    - `drift_schedule`: how often the group is checked for changes whose event was lost; `""` for never
    - `deadline_minutes`: how long one round may take
    - `failure_budget`: how many new instances may fail in a round before it is rolled back
    - `poll_seconds`: the time between two checks of a round
    - `other_state_machines`: names of your state machines that the group's tag `autorecycle_step_function_name` may name
    - `pass_role_arns`: the roles of the instance profiles that the launch template names. A rollback sets the group's version, for
      which AWS requires `iam:PassRole`
  EOT
  type        = any
  default     = null
}
