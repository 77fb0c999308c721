# The start command of the firewalls, and the topics that are notified about their transitions. Both are off by default.

locals {
  # The keys decide, not which values are null: an ARN may belong to a topic that is made in the same run.
  topic_arns      = { for name in try(keys(var.transition_topics), []) : name => try(module.settings.transition_topics[name], null) }
  follows_running = local.starts || contains(keys(local.topic_arns), "running")
  start_document  = try(module.settings.start_command.document, "")

  start_environment = merge(
    !local.starts ? {} : {
      start_command_document        = module.settings.start_command.document
      start_command_parameters      = jsonencode(module.settings.start_command.parameters)
      start_command_timeout_seconds = tostring(module.settings.start_command.timeout_seconds)
    },
    { for name, arn in local.topic_arns : "${name}_topic_arn" => arn == null ? "" : arn },
  )

  # This event does not name the instance's group, so the function looks it up.
  start_rules = local.follows_running ? {
    running = {
      description = "An instance is running, possibly a firewall"
      schedule    = null
      pattern = {
        source        = ["aws.ec2"]
        "detail-type" = ["EC2 Instance State-change Notification"]
        detail        = { state = ["running"] }
      }
    }
  } : {}

  # The ARN of a document of AWS has no account.
  start_document_arn = startswith(local.start_document, "arn:") ? local.start_document : join("", [
    "arn:${local.partition}:ssm:${local.region}:", can(regex("^(AWS|Amazon)", local.start_document)) ? "" : local.account,
    ":document/${local.start_document}",
  ])

  # SendCommand requires permissions for the document and each instance. The other actions only read, and do not support resources.
  start_statements = [
    {
      when = local.starts
      then = {
        Sid      = "SendThisDocument"
        Effect   = "Allow"
        Action   = "ssm:SendCommand"
        Resource = local.start_document_arn
      }
    },
    {
      when = local.starts
      then = {
        Sid       = "SendToInstancesOfTheGroup"
        Effect    = "Allow"
        Action    = "ssm:SendCommand"
        Resource  = "${local.ec2_arn}:instance/*"
        Condition = { StringEquals = { "ssm:resourceTag/aws:autoscaling:groupName" = local.group_name } }
      }
    },
    {
      when = local.starts
      then = {
        Sid      = "FollowCommands"
        Effect   = "Allow"
        Action   = ["ssm:DescribeInstanceInformation", "ssm:GetCommandInvocation", "ssm:ListCommands"]
        Resource = "*"
      }
    },
    {
      when = length(local.topic_arns) > 0 && length(compact(values(local.topic_arns))) > 0
      then = {
        Sid      = "TellOfTransitions"
        Effect   = "Allow"
        Action   = "sns:Publish"
        Resource = distinct(compact(values(local.topic_arns)))
      }
    },
  ]

  start_alarms = merge(
    !local.starts ? {} : {
      start-commands-failed = {
        metric     = "StartCommandFailed", of = local.our_metric, statistic = "Sum", period = 900
        comparison = ">=", threshold = 1, missing = "notBreaching"
        description = join(" ", [
          "The start command of a firewall failed. It is not sent again. ${local.logs} has its id under \"commandId\"; Systems Manager,",
          "Run Command, has its output. Correct the cause, then run the command by hand.",
        ])
      }
      starts-failed = {
        metric     = "StartFailed", of = local.our_metric, statistic = "Sum", period = 900
        comparison = ">=", threshold = 3, missing = "notBreaching"
        description = join(" ", [
          "The start command could not be sent to some firewalls: they have no hostname, are not online in Systems Manager, or the",
          "command was refused. It is tried again. The reason is in ${local.logs}.",
        ])
      }
    },
    length(local.topic_arns) == 0 ? {} : {
      transitions-not-told = {
        metric      = "TransitionsNotTold", of = local.our_metric, statistic = "Sum", period = 900
        comparison  = ">=", threshold = 1, missing = "notBreaching"
        description = "A message to a transition's topic could not be sent. The firewall is not affected. The reason is in ${local.logs}."
      }
    },
  )

  start_metrics = concat(
    !local.starts ? [] : ["StartCommandSucceeded", "StartCommandFailed", "StartFailed"],
    length(local.topic_arns) == 0 ? [] : ["TransitionsNotTold"],
  )
}
