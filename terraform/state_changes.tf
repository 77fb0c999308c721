# EC2 tells of every instance of the region. These events wait in queues of their own, so that a busy account does not take the invocations
# that lifecycle hooks need, and what EC2 does not tell while it throttles comes again.

locals {
  # How many invocations at once empty each, with ten events in each. Two is the least that Lambda takes. Of a firewall that runs, the
  # command that it is to run is waited for.
  state_queues = { for name, most in { state-change = 2, running = 5 } : name => most if contains(keys(local.rules), name) }

  # By name, so that the role's policy is known in a plan.
  state_queue_names = { for name, _ in local.state_queues : name => "${var.name}-${name}" }
  state_queue_arns  = [for name in values(local.state_queue_names) : "arn:${local.partition}:sqs:${local.region}:${local.account}:${name}"]
}

resource "aws_sqs_queue" "state_changes" {
  for_each = local.state_queues

  name = local.state_queue_names[each.key]
  # Lambda wants a function's time-out at least; as long again is for its own tries while the account's invocations are used up.
  visibility_timeout_seconds = 2 * var.lambda_timeout_seconds
  message_retention_seconds  = 86400
  sqs_managed_sse_enabled    = var.kms_key_arn == null ? true : null
  kms_master_key_id          = var.kms_key_arn
  tags                       = var.tags

  redrive_policy = jsonencode({ deadLetterTargetArn = aws_sqs_queue.dead_letters.arn, maxReceiveCount = 5 })
}

resource "aws_sqs_queue_policy" "state_changes" {
  for_each = local.state_queues

  queue_url = aws_sqs_queue.state_changes[each.key].id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "FromItsRule"
        Effect    = "Allow"
        Principal = { Service = "events.amazonaws.com" }
        Action    = "sqs:SendMessage"
        Resource  = aws_sqs_queue.state_changes[each.key].arn
        Condition = { ArnEquals = { "aws:SourceArn" = aws_cloudwatch_event_rule.this[each.key].arn } }
      },
      {
        Sid       = "OnlyTls"
        Effect    = "Deny"
        Principal = "*"
        Action    = "sqs:*"
        Resource  = aws_sqs_queue.state_changes[each.key].arn
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      },
    ]
  })
}

resource "aws_lambda_event_source_mapping" "state_changes" {
  for_each = local.state_queues

  event_source_arn        = aws_sqs_queue.state_changes[each.key].arn
  function_name           = local.target_arn
  batch_size              = 10
  function_response_types = ["ReportBatchItemFailures"]

  scaling_config {
    maximum_concurrency = each.value
  }

  # Lambda checks at creation that the role may read the queue.
  depends_on = [aws_iam_role_policy.data]
}
