# The variables that have parts, with their types, defaults and checks. Where a variable has a type, Terraform drops a part that the type does not
# know before any check sees it: so they have none here, and the types are one folder further, where what was written is compared with what there is.
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

  existing_group_name = var.existing_group_name

  written = merge(
    {
      licenses          = var.licenses
      hostnames         = var.hostnames
      dns               = var.dns
      alarms            = var.alarms
      vpc_config        = var.vpc_config
      group             = var.group
      lifecycle_hooks   = var.lifecycle_hooks
      recycle           = var.recycle
      snapshots         = var.snapshots
      start_command     = var.start_command
      transition_topics = var.transition_topics
      "group.warm_pool" = try(var.group.warm_pool, null)
      "snapshots.keep"  = try(var.snapshots.keep, null)
    },
    { for name, interface in var.network_interfaces : "network_interfaces.${name}" => interface },
    { for device, volume in try(var.group.volumes, {}) : "group.volumes.${device}" => volume },
  )
}
