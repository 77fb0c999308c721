data "aws_partition" "current" {}

data "aws_caller_identity" "current" {}

data "aws_region" "current" {}

locals {
  partition = data.aws_partition.current.partition
  account   = data.aws_caller_identity.current.account_id
  # Provider 6 deprecates `name`, and provider 5 does not know `region`. Both have `id`.
  region = data.aws_region.current.id

  # A part may be sensitive, like user_data or a parameter. Whether the variable is null is not sensitive.
  own_group = try(nonsensitive(module.settings.group != null), module.settings.group != null)
  starts    = try(nonsensitive(module.settings.start_command != null), module.settings.start_command != null)

  group_name = coalesce(var.existing_group_name, var.name)
  hook_names = {
    launch    = coalesce(module.settings.lifecycle_hooks.launch_name, "${var.name}-launch")
    terminate = coalesce(module.settings.lifecycle_hooks.terminate_name, "${var.name}-terminate")
  }

  shortest_hook = min(module.settings.lifecycle_hooks.launch_timeout, module.settings.lifecycle_hooks.terminate_timeout)

  # A lifecycle event that is older than the hook's timeout is about an action that is over, and the function then does nothing. For other
  # events, like snapshots and start commands, there must be time for three tries and the pauses between them (one and two minutes).
  event_age = min(21600, max(
    local.shortest_hook,
    3 * var.lambda_timeout_seconds + 300,
  ))

  # The subnets of the firewalls' first interfaces.
  group_subnet_ids = (
    local.own_group ? module.settings.group.subnet_ids : compact(split(",", data.aws_autoscaling_group.existing[0].vpc_zone_identifier))
  )

  # Leaves out the options that have the function's default, because an environment is limited to 4 KB.
  network_interfaces_json = jsonencode({
    for name, interface in module.settings.network_interfaces : name => {
      for option, value in interface : option => value if value != null && jsonencode(value) != lookup(local.unsaid, option, "null")
    }
  })
  unsaid = { subnet_id_map = "{}", security_groups = "[]", private_ips = "[]", enable_public_ip = "false", ipv6_address_count = "0" }

  environment = merge(
    {
      asg_name                 = local.group_name
      s3_bucket_name           = local.bucket_name
      dynamodb_table_name      = local.table_name
      network_interfaces       = local.network_interfaces_json
      need_license             = tostring(module.settings.licenses.required)
      license_prefix           = module.settings.licenses.prefix
      license_cooldown_minutes = tostring(module.settings.licenses.cooldown_minutes)
      license_exhausted        = module.settings.licenses.when_exhausted
      hostname_pool            = tostring(module.settings.hostnames.enabled)
      hostname_exhausted       = module.settings.hostnames.when_exhausted
      hostname_tags            = module.settings.hostnames.tags
      sweep_guard_minutes      = tostring(var.sweep_guard_minutes)
      launch_hook_name         = local.hook_names.launch
      terminate_hook_name      = local.hook_names.terminate
      # Also if these rules do not exist (any more): their dead letters may still arrive.
      schedule_rule_snapshot = "${var.name}-snapshots"
      schedule_rule_recycle  = "${var.name}-recycle-drift"
    },
    var.sg_allow_lambda == null ? {} : {
      sg_allow_lambda = var.sg_allow_lambda
      mgmt_intf_index = tostring(var.mgmt_intf_index)
    },
    module.settings.dns == null ? {} : {
      dns_zone_id   = module.settings.dns.zone_id
      dns_zone_name = module.settings.dns.zone_name
      dns_interface = module.settings.dns.interface
      dns_ttl       = tostring(module.settings.dns.ttl)
    },
    local.recycle_environment,
    local.snapshot_environment,
    local.start_environment,
  )
}
