variable "snapshots" {
  type = object({
    regions      = optional(set(string))
    selection    = optional(string, "group")
    schedule     = optional(string, "cron(0 3 * * ? *)")
    slot_minutes = optional(number, 1440)
    keep = optional(object({
      count   = optional(number, 7)
      days    = optional(number, 30)
      minimum = optional(number, 1)
    }), {})
  })
  default = null

  validation {
    condition = try(var.snapshots.regions, null) == null ? true : (
      var.snapshots.regions == toset(["all"]) ||
      (
        length(var.snapshots.regions) > 0 &&
        alltrue([for region in var.snapshots.regions : can(regex("^[a-z]+(-[a-z]+)+-[0-9]{1,2}$", region))])
      )
    )
    error_message = join(" ", [
      "snapshots.regions: write regions' names, like [\"eu-central-1\", \"us-east-1\"], or [\"all\"], or null for the function's own",
      "region.",
    ])
  }

  validation {
    condition     = var.snapshots == null ? true : can(regex("^(group|all|tag:[^=]+=.*)$", var.snapshots.selection))
    error_message = "snapshots.selection: write \"group\", \"all\" or \"tag:<key>=<value>\"."
  }

  validation {
    condition = (
      var.snapshots == null ? true :
      can(
        regex(
          "^(rate\\(1 (minute|hour|day)\\)|rate\\(([2-9]|[1-9][0-9]+) (minutes|hours|days)\\)|cron\\([^()]+\\))$", var.snapshots.schedule
        )
      )
    )
    error_message = join(" ", [
      "snapshots.schedule: write a cron(...) expression of EventBridge (UTC), like \"cron(0 3 * * ? *)\", \"rate(1 day)\" or \"rate(12",
      "hours)\".",
    ])
  }

  validation {
    condition = (
      var.snapshots == null ? true :
      var.snapshots.slot_minutes >= 1 && var.snapshots.slot_minutes <= 10080 &&
      floor(var.snapshots.slot_minutes) == var.snapshots.slot_minutes
    )
    error_message = "snapshots.slot_minutes: write whole minutes from 1 to 10080 (a week)."
  }

  validation {
    condition = var.snapshots == null ? true : alltrue([
      var.snapshots.keep.count >= 1 && var.snapshots.keep.count <= 1000 && floor(var.snapshots.keep.count) == var.snapshots.keep.count,
      var.snapshots.keep.days >= 1 && var.snapshots.keep.days <= 3650 && floor(var.snapshots.keep.days) == var.snapshots.keep.days,
    ])
    error_message = "snapshots.keep: write whole numbers: a count from 1 to 1000, and days from 1 to 3650."
  }

  validation {
    condition = (
      var.snapshots == null ? true :
      var.snapshots.keep.minimum >= 0 && var.snapshots.keep.minimum <= var.snapshots.keep.count &&
      floor(var.snapshots.keep.minimum) == var.snapshots.keep.minimum
    )
    error_message = "snapshots.keep.minimum: write a whole number from 0 to keep.count."
  }
}
