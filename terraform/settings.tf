# The variables that have parts, with their types, defaults and checks. Where a variable has a type, Terraform drops a part that the type does not
# know before any check sees it: so they have none here, and the types are one folder further, where what was written is compared with what there is.
#
# A check that looks at another variable makes all that uses the one wait for what the other is made of, and a destroy go the other way: `group`, which
# has subnets in it, may look at `tags`, and not the other way round.
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

  written = merge(
    {
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
    },
    # A part of the wrong type is an error of its own.
    { for name, interface in try(merge({}, var.network_interfaces), {}) : "network_interfaces.${name}" => interface },
    { for device, volume in try(merge({}, var.group.volumes), {}) : "group.volumes.${device}" => volume },
    { for name, policy in local.written_tracking : "scaling.target_tracking.${name}" => policy },
    { for name, policy in local.written_tracking : "scaling.target_tracking.${name}.custom_metric" => try(policy.custom_metric, null) },
    { for name, policy in local.written_steps : "scaling.step.${name}" => policy },
    { for name, policy in local.written_steps : "scaling.step.${name}.metric" => try(policy.metric, null) },
    merge({}, [
      for name, policy in local.written_steps : { for i, step in try(concat([], policy.steps), []) : "scaling.step.${name}.steps[${i}]" => step }
    ]...),
    { for name, action in try(merge({}, var.scaling.scheduled), {}) : "scaling.scheduled.${name}" => action },
  )
}

locals {
  written_tracking = try(merge({}, var.scaling.target_tracking), {})
  written_steps    = try(merge({}, var.scaling.step), {})
}
