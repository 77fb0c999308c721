# With event_topics, a topic between each event's rule and the function, to which others can subscribe.

locals {
  # Rules with an event pattern. Schedules have no topic.
  told_by_topic = var.event_topics ? [for name, rule in local.rules : name if rule.pattern != null] : []
}

resource "aws_sns_topic" "events" {
  for_each = toset(local.told_by_topic)

  name              = "${var.name}-${each.key}"
  display_name      = "FgtAsg ${var.name}"
  kms_master_key_id = var.kms_key_arn
  tags              = var.tags
}

resource "aws_sns_topic_policy" "events" {
  for_each = aws_sns_topic.events

  arn = each.value.arn

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      # Without a condition, because EventBridge does not publish to a topic whose policy has one. The function checks each event itself.
      {
        Sid       = "FromRules"
        Effect    = "Allow"
        Principal = { Service = "events.amazonaws.com" }
        Action    = "sns:Publish"
        Resource  = each.value.arn
      },
      # The account's users and roles, by their own policies. An explicit topic policy replaces the default policy, which allowed this.
      {
        Sid       = "ForTheAccount"
        Effect    = "Allow"
        Principal = { AWS = "arn:${local.partition}:iam::${local.account}:root" }
        Action    = ["sns:Subscribe", "sns:GetTopicAttributes", "sns:ListSubscriptionsByTopic"]
        Resource  = each.value.arn
      },
      {
        Sid       = "OnlyTls"
        Effect    = "Deny"
        Principal = "*"
        Action    = "sns:Publish"
        Resource  = each.value.arn
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      },
    ]
  })
}

resource "aws_sns_topic_subscription" "events" {
  for_each = aws_sns_topic.events

  topic_arn = each.value.arn
  protocol  = contains(keys(local.queued), each.key) ? "sqs" : "lambda"
  endpoint  = try(aws_sqs_queue.events[local.queued[each.key]].arn, local.target_arn)
  # A queue gets the bare event, so that its dead letters have the same form as without a topic.
  raw_message_delivery = contains(keys(local.queued), each.key)
  redrive_policy       = jsonencode({ deadLetterTargetArn = aws_sqs_queue.dead_letters.arn })

  # Events are lost until the topics may send to the queues and invoke the function.
  depends_on = [aws_sqs_queue_policy.dead_letters, aws_sqs_queue_policy.events, aws_lambda_permission.topics]
}

resource "aws_lambda_permission" "topics" {
  for_each = { for name, topic in aws_sns_topic.events : name => topic if !contains(keys(local.queued), name) }

  statement_id  = "topic-${each.key}"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.this.function_name
  qualifier     = local.target_alias
  principal     = "sns.amazonaws.com"
  source_arn    = each.value.arn
}
