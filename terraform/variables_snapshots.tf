variable "snapshots" {
  description = <<-EOT
    Scheduled snapshots of disks in use; null for none.

    [Snapshots of disks](../docs/how-to/snapshots.md) explains them.

    - `regions`: null for the function's own region, `["all"]` for all regions that are enabled for the account
    - `selection`: `group` for the disks of the group's instances, `tag:<key>=<value>` for the disks with that tag, or `all`
    - `schedule`: an expression of EventBridge
    - `slot_minutes`: a disk gets at most one snapshot in this time, however often the function is invoked
    - `keep`: keeps at most `count` snapshots of each disk, none older than `days`, but always the newest `minimum`
  EOT
  type        = any
  default     = null
}
