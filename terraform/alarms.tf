locals {
  our_metric    = { namespace = "FgtAsg", dimensions = { AutoScalingGroupName = local.group_name } }
  lambda_metric = { namespace = "AWS/Lambda", dimensions = { FunctionName = aws_lambda_function.this.function_name } }
  queue_metric  = { namespace = "AWS/SQS", dimensions = { QueueName = aws_sqs_queue.dead_letters.name } }
  # The queue of state changes: always there, and read by the function.
  letters_go_to = local.queue_arns["state-change"]
  logs          = "the log group ${aws_cloudwatch_log_group.function.name}"

  # How far apart sweeps are, in seconds; null without a sweep, or where it is not known. A cron expression that leaves every day open is
  # taken for a daily one.
  sweep_rate    = try(regex("^rate\\(([0-9]+) (minute|hour|day)s?\\)$", var.sweep_schedule), null)
  sweep_daily   = can(regex("^cron\\(\\S+ \\S+ [*?] \\* [*?] \\S+\\)$", var.sweep_schedule))
  sweep_seconds = try(tonumber(local.sweep_rate[0]) * { minute = 60, hour = 3600, day = 86400 }[local.sweep_rate[1]], local.sweep_daily ? 86400 : null)

  # Three sweeps in a row that did not come, of a cron expression two days. Lambda's metrics come minutes late: no period is shorter than
  # five minutes, and none is longer than a day. CloudWatch looks back over a week at the most: where sweeps are further apart than that
  # allows, or there are none, missing data counts as good. The alarm is there all the same: the schedule may be known only when it is made.
  not_invoked_is_told = try(local.sweep_seconds <= 172800, false)
  not_invoked_period  = local.not_invoked_is_told ? min(86400, max(300, local.sweep_seconds)) : 86400
  not_invoked_periods = !local.not_invoked_is_told ? 1 : local.sweep_daily ? 2 : ceil(3 * max(300, local.sweep_seconds) / local.not_invoked_period)

  # `missing`: most of these metrics exist only while something happens, so silence is good (notBreaching). Of licenses the last claim's count
  # stands until the next one (ignore). Of a function that is not invoked there is no metric at all (breaching).
  alarms = merge(
    {
      errors = {
        metric      = "Errors", of = local.lambda_metric, statistic = "Sum", period = 900, comparison = ">=", threshold = 3, missing = "notBreaching"
        description = "The function failed at least three times in 15 minutes. A failed event is tried again twice, so something keeps failing: look for \"failed\" and \"reason\" in ${local.logs}."
      }
      throttles = {
        metric      = "Throttles", of = local.lambda_metric, statistic = "Sum", period = 300, comparison = ">=", threshold = 1, missing = "notBreaching"
        description = "Lambda refused to start the function: events wait, and firewalls in their hooks with them. Raise lambda_reserved_concurrency or the account's concurrency quota."
      }
      duration = {
        metric      = "Duration", of = local.lambda_metric, statistic = "Maximum", period = 300, comparison = ">=", threshold = var.lambda_timeout_seconds * 800, missing = "notBreaching"
        description = "An invocation took more than 80 % of its time-out. Firewalls start slowly, or AWS throttles: see what it waited for in ${local.logs}; raise lambda_timeout_seconds (900 at most)."
      }
      not-invoked = {
        metric      = "Invocations", of = local.lambda_metric, statistic = "Sum", period = local.not_invoked_period, comparison = "<", threshold = 1
        missing     = local.not_invoked_is_told ? "breaching" : "notBreaching"
        periods     = local.not_invoked_periods
        description = "The function was not invoked for ${local.not_invoked_period * local.not_invoked_periods / 60} minutes, not even for the sweep (${var.sweep_schedule == null ? "none" : var.sweep_schedule}): launches would be abandoned when their hooks time out. See whether the rules ${var.name}-* are enabled, may invoke the function (its resource policy), and whether its reserved concurrency is 0. After the first apply the alarm stands until the first invocation."
      }
      dead-letters = {
        metric      = "ApproximateNumberOfMessagesVisible", of = local.queue_metric, statistic = "Maximum", period = 300, comparison = ">=", threshold = 1, missing = "notBreaching"
        description = "An event was given up. Read it in the queue ${aws_sqs_queue.dead_letters.name}, mend what its error says, and send it again, which is safe at any time: invoke the function with the message's body as it is, then delete the message; or move all of them: aws sqs start-message-move-task --source-arn ${local.queue_arn} --destination-arn ${local.letters_go_to}"
      }
      messages-unhandled = {
        metric      = "MessagesUnhandled", of = local.our_metric, statistic = "Sum", period = 900, comparison = ">=", threshold = 1, missing = "notBreaching"
        description = "An event was not for this function (an unknown kind, another group, another hook), and is gone. See \"messageId\" and \"reason\" of event id 40 in ${local.logs}; then correct what sends it here, or the function's settings."
      }
      state-changes-late = {
        metric      = "ApproximateAgeOfOldestMessage", of = { namespace = "AWS/SQS", dimensions = { QueueName = aws_sqs_queue.events["state-change"].name } }
        statistic   = "Maximum", period = 300, comparison = ">=", threshold = 3600, missing = "notBreaching"
        description = "EC2's state changes wait for an hour in the queue ${var.name}-state-change: what was ended past the group is freed late. AWS throttles the account, or Lambda has no invocation free: see ${local.logs}."
      }
      launches-abandoned = {
        metric      = "LaunchAbandoned", of = local.our_metric, statistic = "Sum", period = 900, comparison = ">=", threshold = 1, missing = "notBreaching"
        description = "A firewall could not be given what it needs, and was ended; Auto Scaling starts another one. The reason (a quota, a permission, no license, no subnet in a zone) is in ${local.logs} under \"reason\"."
      }
      launches-failed = {
        metric      = "LaunchFailed", of = local.our_metric, statistic = "Sum", period = 900, comparison = ">=", threshold = 1, missing = "notBreaching"
        description = "A launch waits for its next try, because AWS throttles or a service is in trouble, or could not be undone wholly. If dead letters follow, see there. The reason is in ${local.logs}."
      }
      terminations-failed = {
        metric      = "TerminateFailed", of = local.our_metric, statistic = "Sum", period = 900, comparison = ">=", threshold = 1, missing = "notBreaching"
        description = "Something of a firewall that went could not be freed: an interface, an Elastic IP, a license. It is tried again; what is left, and why, is in ${local.logs} under \"reason\"."
      }
      sweep-findings = {
        metric      = "SweepFindings", of = local.our_metric, statistic = "Sum", period = 900, comparison = ">=", threshold = 1, missing = "notBreaching"
        description = "The sweep found what no event told of, and mended it where it could: see what in ${local.logs}. Now and then that is a lost event; often, look whether the rules ${var.name}-* are enabled."
      }
      license-files-refused = {
        metric      = "LicenseFilesRefused", of = local.our_metric, statistic = "Sum", period = 300, comparison = ">=", threshold = 1, missing = "notBreaching"
        description = "A file in s3://${local.bucket_name}/${module.settings.licenses.prefix} is no license, or a license that another file there is already. Which, and why, is in ${local.logs}: look for \"Refused\". Put the right file, or remove it."
      }
    },
    module.settings.event_queue == null ? {} : {
      events-late = {
        metric      = "ApproximateAgeOfOldestMessage", of = { namespace = "AWS/SQS", dimensions = { QueueName = local.queue_names["events"] } }
        statistic   = "Maximum", period = 60, comparison = ">=", threshold = floor(local.shortest_hook / 2), missing = "notBreaching"
        description = "An event waits in the queue ${local.queue_names["events"]} for half the time that a hook has: firewalls that start are ended if it goes on. Raise event_queue.maximum_concurrency or the account's concurrency quota, or see what fails in ${local.logs}."
      }
    },
    module.settings.licenses.required ? {
      licenses-left = {
        metric      = "LicensesFree", of = local.our_metric, statistic = "Minimum", period = 300, comparison = "<", threshold = module.settings.licenses.warn_below, missing = "ignore"
        description = "Fewer than ${module.settings.licenses.warn_below} licenses were free when a firewall last claimed one. Upload more to s3://${local.bucket_name}/${module.settings.licenses.prefix}. The alarm ends with the next claim that finds enough."
      }
      licenses-exhausted = {
        metric      = "LicenseExhausted", of = local.our_metric, statistic = "Maximum", period = 300, comparison = ">=", threshold = 1, missing = "notBreaching"
        description = "A firewall found no free license (when_exhausted: ${module.settings.licenses.when_exhausted}). Upload some to s3://${local.bucket_name}/${module.settings.licenses.prefix}; returned ones are free again after ${module.settings.licenses.cooldown_minutes} minutes."
      }
    } : {},
    module.settings.hostnames.enabled ? {
      hostnames-exhausted = {
        metric      = "HostnameExhausted", of = local.our_metric, statistic = "Maximum", period = 300, comparison = ">=", threshold = 1, missing = "notBreaching"
        description = "A firewall found no free hostname (when_exhausted: ${module.settings.hostnames.when_exhausted}). Invoke the function with seedHostnames to make more."
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
  # Not AWS's own key (alias/aws/sns): CloudWatch may not use that one, and every alarm would be lost.
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
