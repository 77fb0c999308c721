locals {
  # The parts that there are, of each variable and of each part that has parts itself.
  known = merge(
    {
      for name, value in {
        licenses                    = var.licenses
        hostnames                   = var.hostnames
        dns                         = var.dns
        alarms                      = var.alarms
        vpc_config                  = var.vpc_config
        group                       = var.group
        lifecycle_hooks             = var.lifecycle_hooks
        recycle                     = var.recycle
        snapshots                   = var.snapshots
        start_command               = var.start_command
        transition_topics           = var.transition_topics
        scaling                     = var.scaling
        target_group                = var.target_group
        event_queue                 = var.event_queue
        "group.image"               = try(var.group.image, null)
        "target_group.health_check" = try(var.target_group.health_check, null)
        "group.warm_pool"           = try(var.group.warm_pool, null)
        "snapshots.keep"            = try(var.snapshots.keep, null)
      } : name => keys(value) if value != null
    },
    { for name, interface in var.network_interfaces : "network_interfaces.${name}" => keys(interface) },
    { for device, volume in try(var.group.volumes, {}) : "group.volumes.${device}" => keys(volume) },
    { for name, policy in var.scaling.target_tracking : "scaling.target_tracking.${name}" => keys(policy) },
    {
      for name, policy in var.scaling.target_tracking : "scaling.target_tracking.${name}.custom_metric" => keys(policy.custom_metric)
      if policy.custom_metric != null
    },
    { for name, policy in var.scaling.step : "scaling.step.${name}" => keys(policy) },
    { for name, policy in var.scaling.step : "scaling.step.${name}.metric" => keys(policy.metric) },
    merge([
      for name, policy in var.scaling.step : { for i, step in policy.steps : "scaling.step.${name}.steps[${i}]" => keys(step) }
    ]...),
    { for name, action in var.scaling.scheduled : "scaling.scheduled.${name}" => keys(action) },
  )
}

# What the module's user wrote, by the same names, before any type dropped what it does not know.
variable "written" {
  type    = any
  default = {}

  validation {
    condition = alltrue([for name, known in local.known : length(setsubtract(try(keys(var.written[name]), []), known)) == 0])
    error_message = join("\n", [
      for name, known in local.known :
      "${name}: there is no ${join(", ", setsubtract(keys(var.written[name]), known))}. What can be written: ${join(", ", known)}."
      if length(setsubtract(try(keys(var.written[name]), []), known)) > 0
    ])
  }
}

# For checks that look at them; their own are where they are declared.
variable "existing_group_name" {
  type    = string
  default = null
}

variable "tags" {
  type    = map(string)
  default = {}
}
