# Queues in front of the function. EC2 sends state changes of every instance in the region. They always have their own queues, so that a
# busy account does not use up the concurrency that lifecycle hooks need. An event that fails because EC2 throttles is tried again from
# there. All other events have a common queue with event_queue. Without it, rules and bucket invoke the function.

locals {
  # `most`: the maximum concurrency of the queue; Lambda accepts two or more. `running` has more, because the function waits for the start
  # command in these invocations.
  queues = merge(
    { state-change = { most = 2, batch = 10, receives = 5, hidden = 2 * var.lambda_timeout_seconds, kept = 86400 } },
    local.follows_running ? {
      running = { most = 5, batch = 10, receives = 5, hidden = 2 * var.lambda_timeout_seconds, kept = 86400 }
    } : {},
    module.settings.event_queue == null ? {} : {
      events = {
        most     = module.settings.event_queue.maximum_concurrency
        batch    = module.settings.event_queue.batch_size
        receives = module.settings.event_queue.max_receive_count
        # The shortest time that Lambda accepts: a failed event is tried again after it, while a firewall waits in its hook.
        hidden = var.lambda_timeout_seconds
        kept   = 345600
      }
    },
  )

  # The queue for each rule's events.
  queue_of = { for name, _ in local.rules : name => name if contains(keys(local.queues), name) }
  queued   = module.settings.event_queue == null ? local.queue_of : merge({ for name, _ in local.rules : name => "events" }, local.queue_of)

  # The ARNs are made from the names, so that a plan knows the role's policy.
  queue_names = { for name, _ in local.queues : name => "${var.name}-${name}" }
  queue_arns  = { for name, queue in local.queue_names : name => "arn:${local.partition}:sqs:${local.region}:${local.account}:${queue}" }

  # The senders to each queue: the rules, or the topics between rule and queue.
  queue_senders = {
    for queue, _ in local.queues : queue => concat(
      [for rule, name in local.queued : aws_cloudwatch_event_rule.this[rule].arn if name == queue && !contains(local.told_by_topic, rule)],
      [for rule, name in local.queued : aws_sns_topic.events[rule].arn if name == queue && contains(local.told_by_topic, rule)],
    )
  }
}

resource "aws_sqs_queue" "events" {
  for_each = local.queues

  name = local.queue_names[each.key]
  # Lambda requires at least the function's timeout. State changes have twice that, because Lambda also retries when the account has no
  # concurrency left.
  visibility_timeout_seconds = each.value.hidden
  message_retention_seconds  = each.value.kept
  sqs_managed_sse_enabled    = var.kms_key_arn == null ? true : null
  kms_master_key_id          = var.kms_key_arn
  tags                       = var.tags

  redrive_policy = jsonencode({ deadLetterTargetArn = aws_sqs_queue.dead_letters.arn, maxReceiveCount = each.value.receives })
}

resource "aws_sqs_queue_policy" "events" {
  for_each = local.queues

  queue_url = aws_sqs_queue.events[each.key].id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [
        {
          Sid       = "FromRulesAndTopics"
          Effect    = "Allow"
          Principal = { Service = ["events.amazonaws.com", "sns.amazonaws.com"] }
          Action    = "sqs:SendMessage"
          Resource  = aws_sqs_queue.events[each.key].arn
          Condition = { ArnEquals = { "aws:SourceArn" = local.queue_senders[each.key] } }
        },
        {
          Sid       = "OnlyTls"
          Effect    = "Deny"
          Principal = "*"
          Action    = "sqs:*"
          Resource  = aws_sqs_queue.events[each.key].arn
          Condition = { Bool = { "aws:SecureTransport" = "false" } }
        },
      ],
      each.key != "events" ? [] : [
        {
          Sid       = "FromBucket"
          Effect    = "Allow"
          Principal = { Service = "s3.amazonaws.com" }
          Action    = "sqs:SendMessage"
          Resource  = aws_sqs_queue.events[each.key].arn
          Condition = { ArnEquals = { "aws:SourceArn" = local.bucket_arn }, StringEquals = { "aws:SourceAccount" = local.account } }
        },
      ],
    )
  })
}

resource "aws_lambda_event_source_mapping" "events" {
  for_each = local.queues

  event_source_arn        = aws_sqs_queue.events[each.key].arn
  function_name           = local.target_arn
  batch_size              = each.value.batch
  function_response_types = ["ReportBatchItemFailures"]

  scaling_config {
    maximum_concurrency = each.value.most
  }

  # When Lambda creates the mapping, it checks that the role may read the queue.
  depends_on = [aws_iam_role_policy.data]
}
