# The variables with parts. Their types, defaults and checks are in the folder settings. If they had types here, Terraform would drop
# unknown parts before any check. So the type here is `any`, and the inner module compares the parts that the user wrote with the parts
# of the type.
#
# A check that refers to another variable creates a dependency: all that uses the first variable waits for the values of the second, and a
# destroy goes in the opposite order. So `group`, which has subnets, may refer to `tags`, but `tags` may not refer to `group`.
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

  # Only the keys, because a plan knows them even if it does not know the values. (Of a partly unknown value, `try` returns an unknown one.)
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
