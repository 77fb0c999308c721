locals {
  # The ARN is made from the name, so that a plan knows the role's policy.
  queue_name = "${var.name}-dead-letters"
  queue_arn  = "arn:${local.partition}:sqs:${local.region}:${local.account}:${local.queue_name}"

  # The patterns name the group and the hooks, so that events of other groups and hooks do not invoke the function.
  rules = merge(
    {
      launch = {
        description = "A firewall waits in the launch hook"
        schedule    = null
        pattern = {
          source        = ["aws.autoscaling"]
          "detail-type" = ["EC2 Instance-launch Lifecycle Action"]
          detail        = { AutoScalingGroupName = [local.group_name], LifecycleHookName = [local.hook_names.launch] }
        }
      }
      terminate = {
        description = "A firewall waits in the terminate hook"
        schedule    = null
        pattern = {
          source        = ["aws.autoscaling"]
          "detail-type" = ["EC2 Instance-terminate Lifecycle Action"]
          detail        = { AutoScalingGroupName = [local.group_name], LifecycleHookName = [local.hook_names.terminate] }
        }
      }
      confirm = {
        description = "A firewall is in service, or its launch failed, or it is terminated"
        schedule    = null
        pattern = {
          source        = ["aws.autoscaling"]
          "detail-type" = ["EC2 Instance Launch Successful", "EC2 Instance Launch Unsuccessful", "EC2 Instance Terminate Successful"]
          detail        = { AutoScalingGroupName = [local.group_name] }
        }
      }
      # This event does not name the instance's group, so the function looks it up.
      state-change = {
        description = "An instance was terminated, possibly outside its group"
        schedule    = null
        pattern = {
          source        = ["aws.ec2"]
          "detail-type" = ["EC2 Instance State-change Notification"]
          detail        = { state = ["shutting-down", "terminated"] }
        }
      }
    },
    {
      sweep = {
        description = "Starts the sweep, which looks for changes whose event was lost"
        schedule    = var.sweep_schedule
        pattern     = null
      }
    },
    local.recycle_rules,
    local.snapshot_rules,
    local.start_rules,
  )
}

resource "aws_cloudwatch_event_rule" "this" {
  for_each = local.rules

  name          = "${var.name}-${each.key}"
  description   = each.value.description
  event_pattern = each.value.pattern == null ? null : jsonencode(each.value.pattern)
  # Without a schedule the rule exists and is disabled, because a plan may not know yet whether there is a schedule.
  schedule_expression = each.value.pattern == null ? coalesce(each.value.schedule, "rate(1 day)") : null
  state               = each.value.pattern == null && each.value.schedule == null ? "DISABLED" : "ENABLED"
  tags                = var.tags
}

resource "aws_cloudwatch_event_target" "this" {
  for_each = local.rules

  rule = aws_cloudwatch_event_rule.this[each.key].name
  # The id stays when the target changes. A new id would replace the target, and events in between would have none.
  target_id = contains(keys(local.queue_of), each.key) ? "queue" : "function"
  arn = (
    contains(local.told_by_topic, each.key) ? aws_sns_topic.events[each.key].arn :
    contains(keys(local.queued), each.key) ? aws_sqs_queue.events[local.queued[each.key]].arn :
    local.target_arn
  )

  # The input that replaces the event.
  dynamic "input_transformer" {
    for_each = try(each.value.input, null)[*]

    content {
      input_paths    = input_transformer.value.paths
      input_template = input_transformer.value.template
    }
  }

  retry_policy {
    maximum_event_age_in_seconds = local.event_age
    maximum_retry_attempts       = 185
  }

  dead_letter_config {
    arn = aws_sqs_queue.dead_letters.arn
  }

  # Events are lost until EventBridge may send to the queues and topics, and may invoke the function.
  depends_on = [
    aws_sqs_queue_policy.dead_letters, aws_sqs_queue_policy.events, aws_sns_topic_policy.events, aws_sns_topic_subscription.events,
    aws_lambda_permission.rules,
  ]
}

resource "aws_lambda_permission" "rules" {
  for_each = { for name, rule in local.rules : name => rule if !contains(concat(keys(local.queued), local.told_by_topic), name) }

  statement_id  = "rule-${each.key}"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.this.function_name
  qualifier     = local.target_alias
  principal     = "events.amazonaws.com"
  source_arn    = aws_cloudwatch_event_rule.this[each.key].arn
}

resource "aws_lambda_permission" "bucket" {
  count = module.settings.event_queue == null ? 1 : 0

  statement_id  = "bucket"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.this.function_name
  qualifier     = local.target_alias
  principal     = "s3.amazonaws.com"
  source_arn    = aws_s3_bucket.this.arn
  # A bucket's ARN has no account id. After a deletion, another account could create a bucket with this name.
  source_account = local.account
}

# Events that could not be delivered (from EventBridge: the event before any input transformer), that failed at every try (from Lambda: a
# record that contains the event), or that a queue gave up. The function accepts each form, so they can be sent again unchanged.
resource "aws_sqs_queue" "dead_letters" {
  name                      = local.queue_name
  message_retention_seconds = 1209600
  sqs_managed_sse_enabled   = var.kms_key_arn == null ? true : null
  kms_master_key_id         = var.kms_key_arn
  tags                      = var.tags
}

resource "aws_sqs_queue_policy" "dead_letters" {
  queue_url = aws_sqs_queue.dead_letters.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "FromRules"
        Effect    = "Allow"
        Principal = { Service = "events.amazonaws.com" }
        Action    = "sqs:SendMessage"
        Resource  = aws_sqs_queue.dead_letters.arn
        Condition = { ArnEquals = { "aws:SourceArn" = [for rule in aws_cloudwatch_event_rule.this : rule.arn] } }
      },
      {
        Sid       = "FromTopics"
        Effect    = "Allow"
        Principal = { Service = "sns.amazonaws.com" }
        Action    = "sqs:SendMessage"
        Resource  = aws_sqs_queue.dead_letters.arn
        Condition = { ArnLike = { "aws:SourceArn" = "arn:${local.partition}:sns:${local.region}:${local.account}:${var.name}-*" } }
      },
      {
        Sid       = "OnlyTls"
        Effect    = "Deny"
        Principal = "*"
        Action    = "sqs:*"
        Resource  = aws_sqs_queue.dead_letters.arn
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      },
    ]
  })
}
