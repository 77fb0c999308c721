locals {
  # Marks the launch template's own interfaces for the role's policy. The tag fgt-asg:group would not do: it marks the function's own ones.
  primary_tag = "fgt-asg:primary-of"

  # A firewall enters or leaves the group only after the function has completed the lifecycle action.
  hooks = {
    launch = {
      name       = local.hook_names.launch
      transition = "autoscaling:EC2_INSTANCE_LAUNCHING"
      timeout    = module.settings.lifecycle_hooks.launch_timeout
      # A firewall without its interfaces must not take traffic.
      result = "ABANDON"
    }
    terminate = {
      name       = local.hook_names.terminate
      transition = "autoscaling:EC2_INSTANCE_TERMINATING"
      timeout    = module.settings.lifecycle_hooks.terminate_timeout
      # The instance is terminated with either result.
      result = "CONTINUE"
    }
  }

  zones_without_subnet = {
    for name, interface in module.settings.network_interfaces :
    name => setsubtract(local.group_zones, keys(interface.subnet_id_map)) if interface.device_index > 0
  }
  group_zones = (
    !local.own_group ? data.aws_autoscaling_group.existing[0].availability_zones : toset(data.aws_subnet.group[*].availability_zone)
  )
}

# With count: a plan may not know the subnets' ids yet, but it knows their number.
data "aws_subnet" "group" {
  count = !local.own_group ? 0 : length(module.settings.group.subnet_ids)

  id = module.settings.group.subnet_ids[count.index]
}

# `group` decides about the count, because a plan knows it. It does not know the name of a group that is made in the same run.
data "aws_autoscaling_group" "existing" {
  count = !local.own_group ? 1 : 0

  name = var.existing_group_name
}

# The order of creation and destruction. Group and hooks depend on this resource, and it depends on everything that serves them. So an apply
# makes all of that before the first instance starts. A destroy first empties the group, while the function still serves terminate hooks.
resource "terraform_data" "service" {
  # Stores the hooks that the group was made with, for the group's precondition. A new group may have new hooks.
  input            = local.hooks
  triggers_replace = local.group_name

  lifecycle {
    ignore_changes = [input]

    precondition {
      condition = alltrue([for zones in values(local.zones_without_subnet) : length(zones) == 0])
      error_message = join(" ", [
        "network_interfaces.subnet_id_map: write a subnet for each Availability Zone of the group. Without one, each launch in that zone",
        "is abandoned. Missing:",
        "${join("; ", [for name, zones in local.zones_without_subnet : "${name}: ${join(", ", zones)}" if length(zones) > 0])}.",
      ])
    }
  }

  depends_on = [
    aws_cloudwatch_event_rule.this,
    aws_cloudwatch_event_target.this,
    aws_cloudwatch_log_group.function,
    aws_cloudwatch_metric_alarm.this,
    aws_dynamodb_table.this,
    aws_iam_role_policy.data,
    aws_iam_role_policy.fleet,
    aws_iam_role_policy.function_recycle,
    aws_iam_role_policy.logs,
    aws_iam_role_policy.recycle,
    aws_iam_role_policy.vpc,
    aws_iam_role_policy_attachment.launch,
    aws_lambda_alias.live,
    aws_lambda_event_source_mapping.events,
    aws_lambda_function.this,
    aws_lambda_function_event_invoke_config.this,
    aws_lambda_permission.bucket,
    aws_lambda_permission.rules,
    aws_lambda_permission.topics,
    aws_s3_bucket.this,
    aws_s3_bucket_lifecycle_configuration.this,
    aws_s3_bucket_notification.licenses,
    aws_s3_bucket_ownership_controls.this,
    aws_s3_bucket_policy.this,
    aws_s3_bucket_public_access_block.this,
    aws_s3_bucket_server_side_encryption_configuration.this,
    aws_s3_bucket_versioning.this,
    aws_sfn_state_machine.recycle,
    aws_sns_topic.recycle,
    aws_sns_topic_policy.alarms,
    aws_sns_topic_policy.events,
    aws_sns_topic_subscription.emails,
    aws_sns_topic_subscription.events,
    aws_sqs_queue.dead_letters,
    aws_sqs_queue_policy.dead_letters,
    aws_sqs_queue.events,
    aws_sqs_queue_policy.events,
  ]
}

resource "aws_launch_template" "this" {
  count = !local.own_group ? 0 : 1

  name                   = var.name
  description            = "Firewalls of ${local.group_name}"
  update_default_version = true

  image_id      = local.image_id
  instance_type = module.settings.group.instance_type
  key_name      = module.settings.group.key_name
  user_data     = module.settings.group.user_data == null ? null : base64encode(module.settings.group.user_data)

  monitoring {
    enabled = module.settings.group.detailed_monitoring
  }

  metadata_options {
    http_endpoint               = "enabled"
    http_tokens                 = "required"
    http_put_response_hop_limit = module.settings.group.hop_limit
    # A start command reads the firewall's name there. It is off otherwise, because it limits the keys of an instance's tags.
    instance_metadata_tags = !local.starts ? "disabled" : "enabled"
  }

  network_interfaces {
    device_index                = 0
    security_groups             = module.settings.group.security_group_ids
    associate_public_ip_address = module.settings.group.associate_public_ip_address
    delete_on_termination       = true
  }

  dynamic "iam_instance_profile" {
    for_each = module.settings.group.iam_instance_profile_arn[*]

    content {
      arn = iam_instance_profile.value
    }
  }

  dynamic "block_device_mappings" {
    for_each = module.settings.group.volumes

    content {
      device_name = block_device_mappings.key

      ebs {
        volume_size           = block_device_mappings.value.size
        volume_type           = block_device_mappings.value.type
        encrypted             = block_device_mappings.value.encrypted
        kms_key_id            = block_device_mappings.value.kms_key_arn
        delete_on_termination = true
      }
    }
  }

  # Instances get their tags from the group.
  dynamic "tag_specifications" {
    for_each = {
      volume            = merge(var.tags, { Name = local.group_name })
      network-interface = merge(var.tags, { Name = local.group_name, (local.primary_tag) = local.group_name })
    }

    content {
      resource_type = tag_specifications.key
      tags          = tag_specifications.value
    }
  }

  tags = var.tags

  lifecycle {
    precondition {
      condition     = local.image_id != null
      error_message = "group.image: the Marketplace has no \"${local.image_name}\" in ${local.region}. Write another version, or image_id."
    }
  }
}

resource "aws_autoscaling_group" "this" {
  count = !local.own_group ? 0 : 1

  name                      = local.group_name
  vpc_zone_identifier       = module.settings.group.subnet_ids
  min_size                  = module.settings.group.min_size
  max_size                  = module.settings.group.max_size
  desired_capacity          = module.settings.group.desired_capacity
  health_check_type         = module.settings.group.health_check_type
  health_check_grace_period = module.settings.group.health_check_grace_period
  target_group_arns         = concat(aws_lb_target_group.this[*].arn, module.settings.group.target_group_arns)
  wait_for_capacity_timeout = module.settings.group.capacity_timeout

  # For the dashboard.
  enabled_metrics = ["GroupDesiredCapacity", "GroupInServiceInstances", "GroupPendingInstances", "GroupTerminatingInstances"]

  launch_template {
    id      = aws_launch_template.this[0].id
    version = aws_launch_template.this[0].latest_version
  }

  # These are not resources of their own. Terraform would make such resources after the group, so that its first instances start without
  # hooks, and destroy them before it, so that its last instances end without. But Auto Scaling takes initial hooks only when the group is
  # made. For a change, the provider would replace the group and terminate every firewall (see lifecycle below).
  dynamic "initial_lifecycle_hook" {
    for_each = local.hooks

    content {
      name                 = initial_lifecycle_hook.value.name
      lifecycle_transition = initial_lifecycle_hook.value.transition
      heartbeat_timeout    = initial_lifecycle_hook.value.timeout
      default_result       = initial_lifecycle_hook.value.result
    }
  }

  dynamic "warm_pool" {
    for_each = module.settings.group.warm_pool[*]

    content {
      min_size                    = warm_pool.value.min_size
      max_group_prepared_capacity = warm_pool.value.max_prepared
      pool_state                  = warm_pool.value.state

      instance_reuse_policy {
        reuse_on_scale_in = warm_pool.value.reuse_on_scale_in
      }
    }
  }

  dynamic "tag" {
    for_each = merge(var.tags, { Name = local.group_name })

    content {
      key                 = tag.key
      value               = tag.value
      propagate_at_launch = true
    }
  }

  dynamic "tag" {
    for_each = local.recycle_tags

    content {
      key                 = tag.key
      value               = tag.value
      propagate_at_launch = false
    }
  }

  # A destroy waits for the terminate hooks of the last firewalls. The function may need its timeout three times for that.
  force_delete = false

  timeouts {
    delete = "90m"
  }

  lifecycle {
    ignore_changes = [initial_lifecycle_hook]

    # Reports a change that ignore_changes would hide.
    precondition {
      condition     = jsonencode(terraform_data.service.output) == jsonencode(local.hooks)
      error_message = <<-EOT
        lifecycle_hooks: Terraform cannot change the hooks of an existing group, because Auto Scaling takes initial hooks only when the
        group is made. Their names cannot change at all. Set each timeout by hand, then tell Terraform:
          aws autoscaling put-lifecycle-hook --auto-scaling-group-name ${local.group_name} \
            --lifecycle-hook-name ${local.hook_names.launch} --heartbeat-timeout ${module.settings.lifecycle_hooks.launch_timeout}
          aws autoscaling put-lifecycle-hook --auto-scaling-group-name ${local.group_name} \
            --lifecycle-hook-name ${local.hook_names.terminate} --heartbeat-timeout ${module.settings.lifecycle_hooks.terminate_timeout}
          terraform apply -replace=<this module>.terraform_data.service
      EOT
    }
  }

  depends_on = [terraform_data.service]
}

# A group of the user gets its hooks last and loses them first. Auto Scaling completes the actions that wait in a deleted hook.
resource "aws_autoscaling_lifecycle_hook" "existing" {
  for_each = !local.own_group && module.settings.lifecycle_hooks.create ? local.hooks : {}

  name                   = each.value.name
  autoscaling_group_name = var.existing_group_name
  lifecycle_transition   = each.value.transition
  heartbeat_timeout      = each.value.timeout
  default_result         = each.value.result

  depends_on = [terraform_data.service]
}
