variable "recycle" {
  type = object({
    strategy             = string
    on_update            = optional(bool, true)
    dry_run              = optional(bool, false)
    exclusion_window     = optional(string)
    team                 = optional(string)
    slack_channel        = optional(string)
    notify_pager_duty    = optional(bool, false)
    drift_schedule       = optional(string, "rate(1 hour)")
    deadline_minutes     = optional(number, 120)
    failure_budget       = optional(number, 2)
    poll_seconds         = optional(number, 30)
    other_state_machines = optional(list(string), [])
    pass_role_arns       = optional(list(string), [])
  })
  default = null

  validation {
    condition     = var.recycle == null ? true : contains(["out-in", "out-in-timed", "in-out", "instance-refresh"], var.recycle.strategy)
    error_message = "recycle.strategy: write \"out-in\", \"out-in-timed\", \"in-out\" or \"instance-refresh\"."
  }

  validation {
    condition = var.recycle == null ? true : var.recycle.strategy != "out-in-timed" || var.recycle.exclusion_window != null
    error_message = join(" ", [
      "recycle.exclusion_window: the strategy out-in-timed needs days, times and a time zone, like",
      "\"Mon-Fri 08:00-18:00 Europe/Zurich\".",
    ])
  }

  validation {
    condition = (
      var.recycle == null ? true :
      var.recycle.exclusion_window == null ? true :
      can(
        regex(
          join("", [
            "^[A-Za-z]{3,5}(-[A-Za-z]{3})? [0-9]{2}:[0-9]{2}-[0-9]{2}:[0-9]{2}",
            "(, ?[A-Za-z]{3,5}(-[A-Za-z]{3})? [0-9]{2}:[0-9]{2}-[0-9]{2}:[0-9]{2})*",
            " [A-Za-z_/+0-9-]+$",
          ]),
          var.recycle.exclusion_window
        )
      )
    )
    error_message = join(" ", [
      "recycle.exclusion_window: write days, times and a time zone, like",
      "\"Mon-Fri 08:00-18:00, Sat 22:00-06:00 Europe/Zurich\".",
    ])
  }

  validation {
    condition = (
      var.recycle == null ? true :
      can(
        regex(
          "^(|rate\\(1 (minute|hour|day)\\)|rate\\(([2-9]|[1-9][0-9]+) (minutes|hours|days)\\)|cron\\([^()]+\\))$",
          var.recycle.drift_schedule
        )
      )
    )
    error_message = "recycle.drift_schedule: write \"rate(1 hour)\" or a cron(...) expression of EventBridge, or \"\" for none."
  }

  validation {
    condition = (
      var.recycle == null ? true :
      var.recycle.deadline_minutes >= 5 && var.recycle.deadline_minutes <= 1440 &&
      floor(var.recycle.deadline_minutes) == var.recycle.deadline_minutes
    )
    error_message = "recycle.deadline_minutes: write a whole number from 5 to 1440 (a day)."
  }

  validation {
    condition = (
      var.recycle == null ? true :
      var.recycle.failure_budget >= 0 && var.recycle.failure_budget <= 100 &&
      floor(var.recycle.failure_budget) == var.recycle.failure_budget
    )
    error_message = "recycle.failure_budget: write a whole number from 0 to 100."
  }

  validation {
    condition = (
      var.recycle == null ? true :
      var.recycle.poll_seconds >= 1 && var.recycle.poll_seconds <= 900 && floor(var.recycle.poll_seconds) == var.recycle.poll_seconds
    )
    error_message = "recycle.poll_seconds: write whole seconds from 1 to 900."
  }

  # An execution's history is limited to 25,000 events. Each check takes nine of them, and a rollback and further rounds need more.
  validation {
    condition = var.recycle == null ? true : var.recycle.deadline_minutes * 60 <= 600 * var.recycle.poll_seconds
    error_message = join(" ", [
      "recycle.poll_seconds: write at least a tenth of deadline_minutes. Otherwise a round may exceed the 25,000 events that Step",
      "Functions allows.",
    ])
  }

  validation {
    condition = (
      var.recycle == null ? true : alltrue([for name in var.recycle.other_state_machines : can(regex("^[A-Za-z0-9_-]{1,80}$", name))])
    )
    error_message = "recycle.other_state_machines: write names of state machines, not ARNs."
  }

  validation {
    condition = (
      var.recycle == null ? true :
      alltrue([for arn in var.recycle.pass_role_arns : can(regex("^arn:[a-z-]+:iam::[0-9]{12}:role/.+$", arn))])
    )
    error_message = "recycle.pass_role_arns: write ARNs of roles (arn:aws:iam::<account>:role/<name>), not of instance profiles."
  }
}
