variable "group" {
  description = <<-EOT
    The Auto Scaling group, where the module makes it (otherwise `existing_group_name`).
    - `image`: the firewalls' FortiOS: `version` (`7.4.8`; or `7.4` for the newest of that line), `license` (`payg`, `byol`), `pin` (the image that was found stays until these change; false: the newest at each apply); or `image_id`, an image in this region
    - `instance_type`, `key_name`, `user_data` (plain text), `iam_instance_profile_arn`, `hop_limit` (of IMDSv2, which is required), `detailed_monitoring` (EC2's metrics each minute, which cost more)
    - `subnet_ids`: of the firewalls' first interface (device index 0), one in each availability zone; `security_group_ids`: of that interface
    - `associate_public_ip_address`: for that interface; null: as the subnet says. A stopped firewall loses such an address, and one with further interfaces gets no new one when it is started: with a warm pool of stopped ones write `enable_public_ip` for device index 0 instead
    - `min_size`, `max_size`, `desired_capacity` (null: left to scaling policies)
    - `health_check_type` (`EC2` or `ELB`), `health_check_grace_period` (seconds), `target_group_arns` (of yours; the module makes one with `target_group`)
    - `volumes`: by device name, `size` in GiB, `type`, `encrypted`, `kms_key_arn`
    - `warm_pool`: `min_size`, `max_prepared` (null: the group's max_size), `state` (`Stopped`, `Running`), `reuse_on_scale_in`
    - `capacity_timeout`: how long an apply waits for `min_size` firewalls in service ("0" for not at all)
  EOT
  type        = any
  default     = null
}

variable "existing_group_name" {
  description = "The name of an Auto Scaling group of yours that the function serves, instead of one made here (`group`). It gets the lifecycle hooks, unless `lifecycle_hooks.create` is false. Give the `id` of a group that is made in the same configuration, so that Terraform waits for it."
  type        = string
  default     = null

  validation {
    condition     = var.existing_group_name == null ? true : can(regex("^[^:]{1,255}$", var.existing_group_name))
    error_message = "existing_group_name: write the Auto Scaling group's name (not its ARN)."
  }
}

variable "lifecycle_hooks" {
  description = <<-EOT
    The group's hooks. A hook's time-out is how long Auto Scaling waits for a function that gives no sign of life: one at work renews it every few seconds.
    - `launch_name`, `terminate_name`: null for `<name>-launch`, `<name>-terminate`. Only these hooks are served: hooks of yours are left alone
    - `launch_timeout`, `terminate_timeout`: seconds, 300 to 7200. An event that AWS throttles comes again after two minutes at most
    - `create`: false where the hooks of `existing_group_name` are made elsewhere; give their names and time-outs then
  EOT
  type        = any
  default     = {}
  nullable    = false
}
