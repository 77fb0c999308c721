locals {
  our_metric    = { namespace = "FgtAsg", dimensions = { AutoScalingGroupName = local.group_name } }
  lambda_metric = { namespace = "AWS/Lambda", dimensions = { FunctionName = aws_lambda_function.this.function_name } }
  queue_metric  = { namespace = "AWS/SQS", dimensions = { QueueName = aws_sqs_queue.dead_letters.name } }
  # Dead letters are moved to the queue of state changes: it always exists, and the function reads it.
  letters_go_to = local.queue_arns["state-change"]
  logs          = "the log group ${aws_cloudwatch_log_group.function.name}"

  # Seconds between two sweeps; null without a sweep, or if the interval is unknown. A cron expression that does not restrict the days
  # counts as daily.
  sweep_rate  = try(regex("^rate\\(([0-9]+) (minute|hour|day)s?\\)$", var.sweep_schedule), null)
  sweep_daily = can(regex("^cron\\(\\S+ \\S+ [*?] \\* [*?] \\S+\\)$", var.sweep_schedule))
  sweep_seconds = try(
    tonumber(local.sweep_rate[0]) * { minute = 60, hour = 3600, day = 86400 }[local.sweep_rate[1]], local.sweep_daily ? 86400 : null
  )

  # The alarm is raised after three missing sweeps, and with a cron expression after two days. Lambda's metrics arrive minutes late, so a
  # period lasts at least five minutes, and at most a day. CloudWatch evaluates a week at most. If sweeps are too far apart for that, or if
  # there are none, missing data counts as good. The alarm exists in every case, because a plan may not know the schedule yet.
  not_invoked_is_told = try(local.sweep_seconds <= 172800, false)
  not_invoked_period  = local.not_invoked_is_told ? min(86400, max(300, local.sweep_seconds)) : 86400
  not_invoked_periods = (
    !local.not_invoked_is_told ? 1 : local.sweep_daily ? 2 : ceil(3 * max(300, local.sweep_seconds) / local.not_invoked_period)
  )

  # `missing`: most of these metrics are written only when something happens, so missing data is good (notBreaching). The number of free
  # licenses is valid until the next claim (ignore). Without an invocation Lambda writes no metric, so missing data is bad (breaching).
  alarms = merge(
    {
      errors = {
        metric     = "Errors", of = local.lambda_metric, statistic = "Sum", period = 900
        comparison = ">=", threshold = 3, missing = "notBreaching"
        description = join(" ", [
          "The function failed at least three times in 15 minutes. A failed event is tried again twice, so the cause persists. Look for",
          "\"failed\" and \"reason\" in ${local.logs}.",
        ])
      }
      throttles = {
        metric     = "Throttles", of = local.lambda_metric, statistic = "Sum", period = 300
        comparison = ">=", threshold = 1, missing = "notBreaching"
        description = join(" ", [
          "Lambda refused to start the function. Events wait, and so do the firewalls in their lifecycle hooks. Raise",
          "lambda_reserved_concurrency or the account's concurrency quota.",
        ])
      }
      duration = {
        metric     = "Duration", of = local.lambda_metric, statistic = "Maximum", period = 300
        comparison = ">=", threshold = var.lambda_timeout_seconds * 800, missing = "notBreaching"
        description = join(" ", [
          "An invocation took more than 80 % of its timeout. Firewalls start slowly, or AWS throttles the function. See in ${local.logs}",
          "what the function waited for, and raise lambda_timeout_seconds (at most 900).",
        ])
      }
      not-invoked = {
        metric     = "Invocations", of = local.lambda_metric, statistic = "Sum", period = local.not_invoked_period
        comparison = "<", threshold = 1
        missing    = local.not_invoked_is_told ? "breaching" : "notBreaching"
        periods    = local.not_invoked_periods
        description = join(" ", [
          "The function was not invoked for ${local.not_invoked_period * local.not_invoked_periods / 60} minutes, not even for the sweep",
          "(${var.sweep_schedule == null ? "none" : var.sweep_schedule}). Launches are abandoned when their hooks time out. See whether",
          "the rules ${var.name}-* are enabled, whether the function's resource policy lets them invoke it, and whether its reserved",
          "concurrency is 0. After the first apply, the alarm lasts until the first invocation.",
        ])
      }
      dead-letters = {
        metric     = "ApproximateNumberOfMessagesVisible", of = local.queue_metric, statistic = "Maximum", period = 300
        comparison = ">=", threshold = 1, missing = "notBreaching"
        description = join(" ", [
          "An event failed at every try. Read it in the queue ${aws_sqs_queue.dead_letters.name}, and correct the cause that its error",
          "names. Then send it again, which is safe at any time. To send one: invoke the function with the message's body as the",
          "payload, check that it did not fail, then delete the message. To send all: aws sqs start-message-move-task",
          "--source-arn ${local.queue_arn} --destination-arn ${local.letters_go_to}",
        ])
      }
      messages-unhandled = {
        metric     = "MessagesUnhandled", of = local.our_metric, statistic = "Sum", period = 900
        comparison = ">=", threshold = 1, missing = "notBreaching"
        description = join(" ", [
          "The function ignored an event that was not for it: of an unknown kind, of another group, or of another hook. The event is",
          "gone. See \"messageId\" and \"reason\" of event id 40 in ${local.logs}. Then correct the sender or the function's settings.",
        ])
      }
      state-changes-late = {
        metric    = "ApproximateAgeOfOldestMessage"
        of        = { namespace = "AWS/SQS", dimensions = { QueueName = aws_sqs_queue.events["state-change"].name } }
        statistic = "Maximum", period = 300, comparison = ">=", threshold = 3600, missing = "notBreaching"
        description = join(" ", [
          "An EC2 state change has waited for an hour in the queue ${var.name}-state-change. The resources of instances that were",
          "terminated outside the group are freed late. AWS throttles the account, or Lambda has no concurrency left: see ${local.logs}.",
        ])
      }
      launches-abandoned = {
        metric     = "LaunchAbandoned", of = local.our_metric, statistic = "Sum", period = 900
        comparison = ">=", threshold = 1, missing = "notBreaching"
        description = join(" ", [
          "A firewall could not get all that it needs, and was terminated. Auto Scaling starts another one. The reason (a quota, a",
          "permission, no license, no subnet in a zone) is in ${local.logs} under \"reason\".",
        ])
      }
      launches-failed = {
        metric     = "LaunchFailed", of = local.our_metric, statistic = "Sum", period = 900
        comparison = ">=", threshold = 1, missing = "notBreaching"
        description = join(" ", [
          "A launch waits for its next try, because AWS throttles or a service fails; or an abandoned launch could not be undone",
          "completely. The reason is in ${local.logs}. If dead letters follow, see that alarm.",
        ])
      }
      terminations-failed = {
        metric     = "TerminateFailed", of = local.our_metric, statistic = "Sum", period = 900
        comparison = ">=", threshold = 1, missing = "notBreaching"
        description = join(" ", [
          "A resource of a terminated firewall could not be freed: an interface, an Elastic IP or a license. It is tried again.",
          "${local.logs} has the resource, and the cause under \"reason\".",
        ])
      }
      sweep-findings = {
        metric     = "SweepFindings", of = local.our_metric, statistic = "Sum", period = 900
        comparison = ">=", threshold = 1, missing = "notBreaching"
        description = join(" ", [
          "The sweep found changes without an event, and corrected them where it could. See ${local.logs} for the findings. An",
          "occasional finding is a lost event. If there are many, see whether the rules ${var.name}-* are enabled.",
        ])
      }
      license-files-refused = {
        metric     = "LicenseFilesRefused", of = local.our_metric, statistic = "Sum", period = 300
        comparison = ">=", threshold = 1, missing = "notBreaching"
        description = join(" ", [
          "A file in s3://${local.bucket_name}/${module.settings.licenses.prefix} is not a license, or its license is also in another",
          "file there. Look for \"Refused\" in ${local.logs}: it names the file and the cause. Replace the file or remove it.",
        ])
      }
    },
    module.settings.event_queue == null ? {} : {
      events-late = {
        metric    = "ApproximateAgeOfOldestMessage"
        of        = { namespace = "AWS/SQS", dimensions = { QueueName = local.queue_names["events"] } }
        statistic = "Maximum", period = 60, comparison = ">=", threshold = floor(local.shortest_hook / 2), missing = "notBreaching"
        description = join(" ", [
          "An event has waited in the queue ${local.queue_names["events"]} for half of a hook's timeout. If this continues, firewalls",
          "that start are terminated. Raise event_queue.maximum_concurrency or the account's concurrency quota, or see in ${local.logs}",
          "what fails.",
        ])
      }
    },
    module.settings.licenses.required ? {
      licenses-left = {
        metric     = "LicensesFree", of = local.our_metric, statistic = "Minimum", period = 300
        comparison = "<", threshold = module.settings.licenses.warn_below, missing = "ignore"
        description = join(" ", [
          "Fewer than ${module.settings.licenses.warn_below} licenses were free when a firewall last claimed one. Upload more to",
          "s3://${local.bucket_name}/${module.settings.licenses.prefix}. The alarm ends with the next claim that finds enough.",
        ])
      }
      licenses-exhausted = {
        metric     = "LicenseExhausted", of = local.our_metric, statistic = "Maximum", period = 300
        comparison = ">=", threshold = 1, missing = "notBreaching"
        description = join(" ", [
          "A firewall found no free license (when_exhausted: ${module.settings.licenses.when_exhausted}). Upload more to",
          "s3://${local.bucket_name}/${module.settings.licenses.prefix}. A returned license is free again after",
          "${module.settings.licenses.cooldown_minutes} minutes.",
        ])
      }
    } : {},
    module.settings.hostnames.enabled ? {
      hostnames-exhausted = {
        metric     = "HostnameExhausted", of = local.our_metric, statistic = "Maximum", period = 300
        comparison = ">=", threshold = 1, missing = "notBreaching"
        description = join(" ", [
          "A firewall found no free hostname (when_exhausted: ${module.settings.hostnames.when_exhausted}). Invoke the function with",
          "seedHostnames to add more.",
        ])
      }
    } : {},
    local.recycle_alarms,
    local.snapshot_alarms,
    local.start_alarms,
  )

  comparisons = { ">=" = "GreaterThanOrEqualToThreshold", "<" = "LessThanThreshold" }
  told        = concat(aws_sns_topic.alarms[*].arn, module.settings.alarms.topic_arns)
}

resource "aws_sns_topic" "alarms" {
  count = module.settings.alarms.enabled ? 1 : 0

  name         = "${var.name}-alarms"
  display_name = "FgtAsg ${var.name}"
  # Not AWS's own key (alias/aws/sns): CloudWatch may not use it, so every message would be lost.
  kms_master_key_id = var.kms_key_arn
  tags              = var.tags
}

resource "aws_sns_topic_policy" "alarms" {
  count = module.settings.alarms.enabled ? 1 : 0

  arn = aws_sns_topic.alarms[0].arn

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "FromAlarms"
        Effect    = "Allow"
        Principal = { Service = "cloudwatch.amazonaws.com" }
        Action    = "sns:Publish"
        Resource  = aws_sns_topic.alarms[0].arn
        Condition = {
          StringEquals = { "aws:SourceAccount" = local.account }
          ArnLike      = { "aws:SourceArn" = "arn:${local.partition}:cloudwatch:${local.region}:${local.account}:alarm:${var.name}-*" }
        }
      },
      {
        Sid       = "OnlyTls"
        Effect    = "Deny"
        Principal = "*"
        Action    = "sns:Publish"
        Resource  = aws_sns_topic.alarms[0].arn
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      },
    ]
  })
}

resource "aws_sns_topic_subscription" "emails" {
  for_each = module.settings.alarms.emails

  topic_arn = aws_sns_topic.alarms[0].arn
  protocol  = "email"
  endpoint  = each.value
}

resource "aws_cloudwatch_metric_alarm" "this" {
  for_each = { for name, alarm in local.alarms : name => alarm if module.settings.alarms.enabled }

  alarm_name        = "${var.name}-${each.key}"
  alarm_description = each.value.description

  namespace           = each.value.of.namespace
  metric_name         = each.value.metric
  dimensions          = each.value.of.dimensions
  statistic           = each.value.statistic
  period              = each.value.period
  evaluation_periods  = try(each.value.periods, 1)
  comparison_operator = local.comparisons[each.value.comparison]
  threshold           = each.value.threshold
  treat_missing_data  = each.value.missing

  alarm_actions = local.told
  ok_actions    = local.told
  tags          = var.tags
}
