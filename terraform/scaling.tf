# Scaling policies, scheduled actions, and the load balancer's target group.

locals {
  # Scaling is made after the group and destroyed before it, so that no firewall is launched during a destroy.
  scaled_group = !local.own_group ? var.existing_group_name : aws_autoscaling_group.this[0].name

  # A metric without dimensions is the group's own.
  scaling_dimensions = { AutoScalingGroupName = local.group_name }
  scaling_operators = {
    ">=" = "GreaterThanOrEqualToThreshold", ">" = "GreaterThanThreshold", "<=" = "LessThanOrEqualToThreshold", "<" = "LessThanThreshold"
  }

  target_group = module.settings.target_group
}

resource "aws_autoscaling_policy" "target_tracking" {
  for_each = module.settings.scaling.target_tracking

  name                      = "${var.name}-${each.key}"
  autoscaling_group_name    = local.scaled_group
  policy_type               = "TargetTrackingScaling"
  estimated_instance_warmup = each.value.warmup_seconds

  target_tracking_configuration {
    target_value     = each.value.target
    disable_scale_in = each.value.disable_scale_in

    dynamic "predefined_metric_specification" {
      for_each = each.value.custom_metric == null ? [each.value.metric] : []

      content {
        predefined_metric_type = predefined_metric_specification.value
        resource_label         = each.value.resource_label
      }
    }

    dynamic "customized_metric_specification" {
      for_each = each.value.custom_metric[*]
      iterator = metric

      content {
        namespace   = metric.value.namespace
        metric_name = metric.value.name
        statistic   = metric.value.statistic

        dynamic "metric_dimension" {
          for_each = coalesce(metric.value.dimensions, local.scaling_dimensions)

          content {
            name  = metric_dimension.key
            value = metric_dimension.value
          }
        }
      }
    }
  }

  # A policy with ALBRequestCountPerTarget requires the target group.
  depends_on = [aws_autoscaling_lifecycle_hook.existing, aws_autoscaling_attachment.existing]
}

resource "aws_autoscaling_policy" "step" {
  for_each = module.settings.scaling.step

  name                      = "${var.name}-${each.key}"
  autoscaling_group_name    = local.scaled_group
  policy_type               = "StepScaling"
  adjustment_type           = each.value.adjustment_type
  metric_aggregation_type   = "Average"
  estimated_instance_warmup = each.value.warmup_seconds

  dynamic "step_adjustment" {
    for_each = each.value.steps

    content {
      metric_interval_lower_bound = step_adjustment.value.from
      metric_interval_upper_bound = step_adjustment.value.to
      scaling_adjustment          = step_adjustment.value.change
    }
  }

  depends_on = [aws_autoscaling_lifecycle_hook.existing]
}

resource "aws_cloudwatch_metric_alarm" "step" {
  for_each = module.settings.scaling.step

  alarm_name        = "${var.name}-scaling-${each.key}"
  alarm_description = "Scales ${local.group_name}. No action is needed."

  namespace           = each.value.metric.namespace
  metric_name         = each.value.metric.name
  statistic           = each.value.metric.statistic
  dimensions          = coalesce(each.value.metric.dimensions, local.scaling_dimensions)
  comparison_operator = local.scaling_operators[each.value.comparison]
  threshold           = each.value.threshold
  period              = each.value.period
  evaluation_periods  = each.value.evaluation_periods

  alarm_actions = [aws_autoscaling_policy.step[each.key].arn]
  tags          = var.tags
}

resource "aws_autoscaling_schedule" "this" {
  for_each = module.settings.scaling.scheduled

  scheduled_action_name  = "${var.name}-${each.key}"
  autoscaling_group_name = local.scaled_group
  recurrence             = each.value.recurrence
  time_zone              = each.value.time_zone
  # -1 means unchanged.
  min_size         = coalesce(each.value.min_size, -1)
  max_size         = coalesce(each.value.max_size, -1)
  desired_capacity = coalesce(each.value.desired_capacity, -1)

  depends_on = [aws_autoscaling_lifecycle_hook.existing]
}

resource "aws_lb_target_group" "this" {
  count = local.target_group == null ? 0 : 1

  # A replacement is made while the user's listener still refers to this one, and two target groups cannot have the same name.
  name = join("-", [
    substr(var.name, 0, 25),
    substr(sha1(jsonencode([local.target_group.vpc_id, local.target_group.protocol, local.target_group.port])), 0, 6),
  ])
  vpc_id               = local.target_group.vpc_id
  port                 = local.target_group.port
  protocol             = local.target_group.protocol
  target_type          = "instance"
  deregistration_delay = local.target_group.deregistration_delay
  tags                 = var.tags

  health_check {
    port                = local.target_group.health_check.port
    protocol            = local.target_group.health_check.protocol
    path                = local.target_group.health_check.path
    interval            = local.target_group.health_check.interval
    timeout             = local.target_group.health_check.timeout
    healthy_threshold   = local.target_group.health_check.healthy_threshold
    unhealthy_threshold = local.target_group.health_check.unhealthy_threshold
  }

  lifecycle {
    create_before_destroy = true
  }
}

# A group of the module names the target group in its own resource.
resource "aws_autoscaling_attachment" "existing" {
  count = !local.own_group && local.target_group != null ? 1 : 0

  autoscaling_group_name = var.existing_group_name
  lb_target_group_arn    = aws_lb_target_group.this[0].arn

  depends_on = [terraform_data.service]
}
