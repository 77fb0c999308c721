locals {
  # The valid parts of each variable, and of each part with parts of its own.
  known = merge(
    {
      licenses                    = try(keys(var.licenses), [])
      hostnames                   = try(keys(var.hostnames), [])
      dns                         = try(keys(var.dns), [])
      alarms                      = try(keys(var.alarms), [])
      vpc_config                  = try(keys(var.vpc_config), [])
      group                       = try(keys(var.group), [])
      lifecycle_hooks             = try(keys(var.lifecycle_hooks), [])
      recycle                     = try(keys(var.recycle), [])
      snapshots                   = try(keys(var.snapshots), [])
      start_command               = try(keys(var.start_command), [])
      transition_topics           = try(keys(var.transition_topics), [])
      scaling                     = try(keys(var.scaling), [])
      target_group                = try(keys(var.target_group), [])
      event_queue                 = try(keys(var.event_queue), [])
      "target_group.health_check" = try(keys(var.target_group.health_check), [])
      "group.image"               = try(keys(var.group.image), [])
      "group.warm_pool"           = try(keys(var.group.warm_pool), [])
      "snapshots.keep"            = try(keys(var.snapshots.keep), [])
    },
    { for name in try(keys(var.network_interfaces), []) : "network_interfaces.${name}" => try(keys(var.network_interfaces[name]), []) },
    { for name in try(keys(var.group.volumes), []) : "group.volumes.${name}" => try(keys(var.group.volumes[name]), []) },
    {
      for name in try(keys(var.scaling.target_tracking), []) :
      "scaling.target_tracking.${name}" => try(keys(var.scaling.target_tracking[name]), [])
    },
    {
      for name in try(keys(var.scaling.target_tracking), []) :
      "scaling.target_tracking.${name}.custom_metric" => try(keys(var.scaling.target_tracking[name].custom_metric), [])
    },
    { for name in try(keys(var.scaling.step), []) : "scaling.step.${name}" => try(keys(var.scaling.step[name]), []) },
    { for name in try(keys(var.scaling.step), []) : "scaling.step.${name}.metric" => try(keys(var.scaling.step[name].metric), []) },
    merge({}, [
      for name in try(keys(var.scaling.step), []) : {
        for i in try(range(length(var.scaling.step[name].steps)), []) :
        "scaling.step.${name}.steps[${i}]" => try(keys(var.scaling.step[name].steps[i]), [])
      }
    ]...),
    { for name in try(keys(var.scaling.scheduled), []) : "scaling.scheduled.${name}" => try(keys(var.scaling.scheduled[name]), []) },
  )
}

# The parts that the user of the module wrote, by the same names, before a type could drop unknown ones.
variable "written" {
  type    = map(list(string))
  default = {}

  validation {
    condition = alltrue([for name, known in local.known : length(setsubtract(lookup(var.written, name, []), known)) == 0])
    error_message = join("\n", [
      for name, known in local.known :
      "${name}: there is no ${join(", ", setsubtract(lookup(var.written, name, []), known))}. Valid parts: ${join(", ", known)}."
      if length(setsubtract(lookup(var.written, name, []), known)) > 0
    ])
  }
}

# Only for the checks that refer to them. The module validates these variables itself.
variable "existing_group_name" {
  type    = string
  default = null
}

variable "tags" {
  type    = map(string)
  default = {}
}
