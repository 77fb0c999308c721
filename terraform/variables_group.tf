variable "group" {
  description = <<-EOT
    The Auto Scaling group that the module makes; null with `existing_group_name`.

    - `image`: the firewalls' FortiOS image. `version` is `7.4.8`, or `7.4` for the newest of that line. `license` is `payg` or `byol`.
      `pin` keeps the image that was found until version, license or the processor of `instance_type` change; with false, each apply
      takes the newest
    - `image_id`: an image in this region, instead of `image`
    - `instance_type`, `key_name`, `user_data` (plain text), `iam_instance_profile_arn`
    - `hop_limit`: of IMDSv2, which is required
    - `detailed_monitoring`: EC2's metrics each minute, for which AWS charges
    - `subnet_ids`, `security_group_ids`: of the firewalls' first interface (device index 0), with one subnet in each Availability Zone
    - `associate_public_ip_address`: for the first interface; null leaves it to the subnet. A firewall loses this address when it stops.
      EC2 gives a started instance a new one only if it has a single interface. So with a warm pool of stopped instances set
      `enable_public_ip` for device index 0 instead
    - `min_size`, `max_size`, `desired_capacity` (null leaves it to scaling policies)
    - `health_check_type` (`EC2` or `ELB`), `health_check_grace_period` (seconds)
    - `target_group_arns`: target groups of yours; `target_group` makes one
    - `volumes`: by device name: `size` in GiB, `type`, `encrypted`, `kms_key_arn`
    - `warm_pool`: `min_size`, `max_prepared` (null for `max_size`), `state` (`Stopped`, `Running`), `reuse_on_scale_in`
    - `capacity_timeout`: how long an apply waits until `min_size` firewalls are in service; `"0"` for not waiting
  EOT
  type        = any
  default     = null
}

variable "existing_group_name" {
  description = <<-EOT
    The name of an Auto Scaling group of yours that the function serves; null with `group`.

    The module gives the group its lifecycle hooks, unless `lifecycle_hooks.create` is false. If the same configuration makes the group,
    write the `id` of that resource, so that Terraform waits for it.
  EOT
  type        = string
  default     = null

  validation {
    condition     = var.existing_group_name == null ? true : can(regex("^[^:]{1,255}$", var.existing_group_name))
    error_message = "existing_group_name: write the Auto Scaling group's name (not its ARN)."
  }
}

variable "lifecycle_hooks" {
  description = <<-EOT
    The lifecycle hooks of the group.

    The function sends heartbeats every few seconds while it works on an instance. A hook's timeout is how long Auto Scaling waits
    without one.

    - `launch_name`, `terminate_name`: null for `<name>-launch` and `<name>-terminate`. The function leaves all other hooks of the group
      alone
    - `launch_timeout`, `terminate_timeout`: 300 to 7200 seconds. Without `event_queue`, an event that failed because AWS throttled is
      tried again after at most two minutes
    - `create`: false if something else makes the hooks of `existing_group_name`. Give their names and timeouts then
  EOT
  type        = any
  default     = {}
  nullable    = false
}
