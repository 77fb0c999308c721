# The variables that have parts, with their types, defaults and checks. Where a variable has a type, Terraform drops a part that the type
# does not know before any check sees it: so they have none here, and the types are one folder further, where what was written is compared
# with what there is.
#
# A check that looks at another variable makes all that uses the one wait for what the other is made of, and a destroy go the other way:
# `group`, which has subnets in it, may look at `tags`, and not the other way round.
module "settings" {
  source = "./settings"

  licenses           = var.licenses
  hostnames          = var.hostnames
  dns                = var.dns
  alarms             = var.alarms
  vpc_config         = var.vpc_config
  group              = var.group
  lifecycle_hooks    = var.lifecycle_hooks
  network_interfaces = var.network_interfaces
  recycle            = var.recycle
  snapshots          = var.snapshots
  start_command      = var.start_command
  transition_topics  = var.transition_topics
  scaling            = var.scaling
  target_group       = var.target_group
  event_queue        = var.event_queue

  existing_group_name = var.existing_group_name
  tags                = var.tags

  # Keys alone, which a plan knows, whatever their values come from. (Of a value that is not known wholly, `try` knows nothing.)
  written = merge(
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
    { for name in try(keys(var.scaling.target_tracking), []) : "scaling.target_tracking.${name}" => try(keys(var.scaling.target_tracking[name]), []) },
    { for name in try(keys(var.scaling.target_tracking), []) : "scaling.target_tracking.${name}.custom_metric" => try(keys(var.scaling.target_tracking[name].custom_metric), []) },
    { for name in try(keys(var.scaling.step), []) : "scaling.step.${name}" => try(keys(var.scaling.step[name]), []) },
    { for name in try(keys(var.scaling.step), []) : "scaling.step.${name}.metric" => try(keys(var.scaling.step[name].metric), []) },
    merge({}, [
      for name in try(keys(var.scaling.step), []) : {
        for i in try(range(length(var.scaling.step[name].steps)), []) : "scaling.step.${name}.steps[${i}]" => try(keys(var.scaling.step[name].steps[i]), [])
      }
    ]...),
    { for name in try(keys(var.scaling.scheduled), []) : "scaling.scheduled.${name}" => try(keys(var.scaling.scheduled[name]), []) },
  )
}
