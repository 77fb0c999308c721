variable "snapshots" {
  description = <<-EOT
    Snapshots of disks in use, by a schedule. Null for none.
    - `regions`: where; null for the function's own region, `["all"]` for all that are enabled for the account
    - `selection`: `group`: the disks of the group's instances; `tag:<key>=<value>`: the disks with that tag; `all`
    - `schedule`: when
    - `slot_minutes`: a disk gets one snapshot in so many minutes, however often the function is asked
    - `keep`: of each disk at most `count`, none older than `days`, but the newest `minimum` in any case
  EOT
  type        = any
  default     = null
}
