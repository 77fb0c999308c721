# Replacing the group's instances: the state machine, which invokes the function for each step, its triggers and its permissions.

locals {
  recycles = module.settings.recycle != null

  # The ARN is made from the name, because the function's settings and the state machine refer to each other.
  state_machine_arn = "arn:${local.partition}:states:${local.region}:${local.account}:stateMachine:${var.name}-recycle"
  recycle_topic_arn = "arn:${local.partition}:sns:${local.region}:${local.account}:${var.name}-recycle"

  recycle_environment = !local.recycles ? {} : {
    recycle_state_machine_arn = local.state_machine_arn
    recycle_topic_arn         = local.recycle_topic_arn
    recycle_deadline_minutes  = tostring(module.settings.recycle.deadline_minutes)
    recycle_failure_budget    = tostring(module.settings.recycle.failure_budget)
    recycle_poll_seconds      = tostring(module.settings.recycle.poll_seconds)
  }

  # Tags for the function to read, on the group but not on its instances. An empty one counts as not set.
  recycle_tags = !local.recycles ? {} : {
    autorecycle_recycle_on_asg_update    = tostring(module.settings.recycle.on_update)
    autorecycle_strategy                 = module.settings.recycle.strategy
    autorecycle_dry_run                  = tostring(module.settings.recycle.dry_run)
    autorecycle_exclusion_window         = module.settings.recycle.exclusion_window == null ? "" : module.settings.recycle.exclusion_window
    autorecycle_team                     = module.settings.recycle.team == null ? "" : module.settings.recycle.team
    autorecycle_slack_monitoring_channel = module.settings.recycle.slack_channel == null ? "" : module.settings.recycle.slack_channel
    autorecycle_notify_pager_duty        = tostring(module.settings.recycle.notify_pager_duty)
  }

  # EventBridge gets these events only if a CloudTrail trail logs management events.
  recycle_rules = merge(
    !local.recycles ? {} : {
      recycle-update = {
        description = "The group was changed, possibly its launch template"
        schedule    = null
        pattern = {
          source        = ["aws.autoscaling"]
          "detail-type" = ["AWS API Call via CloudTrail"]
          detail = {
            eventSource       = ["autoscaling.amazonaws.com"]
            eventName         = ["UpdateAutoScalingGroup"]
            errorCode         = [{ exists = false }]
            requestParameters = { autoScalingGroupName = [local.group_name] }
          }
        }
      }
    },
    !local.recycles ? {} : {
      recycle-drift = {
        description = "Looks for instances with another launch template version than the group"
        schedule    = module.settings.recycle.drift_schedule == "" ? null : module.settings.recycle.drift_schedule
        pattern     = null
        input = {
          paths    = { time = "$.time" }
          template = "{\"action\":\"recycle\",\"scheduledAt\":<time>}"
        }
      }
    },
  )

  recycle_alarms = !local.recycles ? {} : {
    recycle-failed = {
      metric     = "RecycleFailed", of = local.our_metric, statistic = "Sum", period = 900
      comparison = ">=", threshold = 1, missing = "notBreaching"
      description = join(" ", [
        "Replacing the group's instances failed or could not begin. The execution of ${var.name}-recycle and ${local.logs} (under",
        "\"text\" and \"reason\") have the cause, and what was done about it.",
      ])
    }
  }

  recycle_statements = [
    {
      when = local.recycles
      then = {
        Sid    = "LookForOutdated"
        Effect = "Allow"
        Action = [
          "autoscaling:DescribeAutoScalingGroups", "autoscaling:DescribeInstanceRefreshes", "ec2:DescribeLaunchTemplateVersions",
        ]
        Resource = "*"
      }
    },
    {
      when = local.recycles
      then = {
        Sid    = "ReplaceInstances"
        Effect = "Allow"
        Action = [
          "autoscaling:UpdateAutoScalingGroup", "autoscaling:SuspendProcesses", "autoscaling:ResumeProcesses",
          "autoscaling:TerminateInstanceInAutoScalingGroup", "autoscaling:StartInstanceRefresh", "autoscaling:CancelInstanceRefresh",
        ]
        Resource = local.group_arn
      }
    },
    {
      when = local.recycles
      then = {
        Sid    = "StartRuns"
        Effect = "Allow"
        Action = "states:StartExecution"
        Resource = concat(
          [local.state_machine_arn],
          local.recycles ?
          [
            for name in module.settings.recycle.other_state_machines :
            "arn:${local.partition}:states:${local.region}:${local.account}:stateMachine:${name}"
          ] :
          []
        )
      }
    },
    {
      when = local.recycles
      then = {
        Sid      = "TellOfRuns"
        Effect   = "Allow"
        Action   = "sns:Publish"
        Resource = local.recycle_topic_arn
      }
    },
    # Auto Scaling requires these permissions, and those of the policy "launch" (iam_launch.tf), from a caller that sets another version of
    # the launch template.
    {
      when = local.recycles
      then = {
        Sid       = "TagAsLaunchTemplateSays"
        Effect    = "Allow"
        Action    = "ec2:CreateTags"
        Resource  = "${local.ec2_arn}:*/*"
        Condition = { StringEquals = { "ec2:CreateAction" = "RunInstances" } }
      }
    },
    {
      when = local.recycles ? length(module.settings.recycle.pass_role_arns) > 0 : false
      then = {
        Sid      = "PassRolesOfLaunchTemplate"
        Effect   = "Allow"
        Action   = "iam:PassRole"
        Resource = local.recycles ? module.settings.recycle.pass_role_arns : []
        # In China, EC2's service name may have the partition's suffix.
        Condition = {
          StringEquals = { "iam:PassedToService" = distinct(["ec2.amazonaws.com", "ec2.${data.aws_partition.current.dns_suffix}"]) }
        }
      }
    },
  ]
}

resource "aws_iam_role_policy" "function_recycle" {
  count = local.recycles ? 1 : 0

  name = "recycle"
  role = aws_iam_role.function.name
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [for statement in local.recycle_statements : statement.then if statement.when]
  })
}

resource "aws_sns_topic" "recycle" {
  count = local.recycles ? 1 : 0

  name              = "${var.name}-recycle"
  display_name      = "FgtAsg ${var.name}"
  kms_master_key_id = var.kms_key_arn
  tags              = var.tags
}

resource "aws_iam_role" "recycle" {
  count = local.recycles ? 1 : 0

  name        = "${var.name}-recycle"
  description = "The state machine that replaces the instances of ${local.group_name}"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "states.amazonaws.com" }
      Condition = { StringEquals = { "aws:SourceAccount" = local.account }, ArnLike = { "aws:SourceArn" = local.state_machine_arn } }
    }]
  })

  tags = var.tags
}

resource "aws_iam_role_policy" "recycle" {
  count = local.recycles ? 1 : 0

  name = "invoke"
  role = aws_iam_role.recycle[0].name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid      = "AskFunction"
      Effect   = "Allow"
      Action   = "lambda:InvokeFunction"
      Resource = local.target_arn
    }]
  })
}

resource "aws_sfn_state_machine" "recycle" {
  count = local.recycles ? 1 : 0

  name       = "${var.name}-recycle"
  role_arn   = aws_iam_role.recycle[0].arn
  definition = templatefile("${path.module}/recycle.asl.json", { function_arn = local.target_arn })
  tags       = var.tags

  depends_on = [aws_iam_role_policy.recycle]
}

# A group of the module has these tags in its own resource.
resource "aws_autoscaling_group_tag" "recycle" {
  for_each = !local.own_group ? local.recycle_tags : {}

  autoscaling_group_name = var.existing_group_name

  tag {
    key                 = each.key
    value               = each.value
    propagate_at_launch = false
  }
}
