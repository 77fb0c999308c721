# EC2 tells of every instance of the region. These events wait in a queue of their own, so that a busy account does not take the invocations
# that lifecycle hooks need, and what EC2 does not tell while it throttles comes again.

locals {
  state_changes_name = "${var.name}-state-changes"
  state_changes_arn  = "arn:${local.partition}:sqs:${local.region}:${local.account}:${local.state_changes_name}"
  queued_rules       = [for name in keys(local.rules) : name if contains(["state-change", "running"], name)]
}

resource "aws_sqs_queue" "state_changes" {
  name = local.state_changes_name
  # Lambda wants a function's time-out at least; as long again is for its own tries while the account's invocations are used up.
  visibility_timeout_seconds = 2 * var.lambda_timeout_seconds
  message_retention_seconds  = 86400
  sqs_managed_sse_enabled    = var.kms_key_arn == null ? true : null
  kms_master_key_id          = var.kms_key_arn
  tags                       = var.tags

  redrive_policy = jsonencode({ deadLetterTargetArn = aws_sqs_queue.dead_letters.arn, maxReceiveCount = 4 })
}

resource "aws_sqs_queue_policy" "state_changes" {
  queue_url = aws_sqs_queue.state_changes.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "FromRules"
        Effect    = "Allow"
        Principal = { Service = "events.amazonaws.com" }
        Action    = "sqs:SendMessage"
        Resource  = aws_sqs_queue.state_changes.arn
        Condition = { ArnEquals = { "aws:SourceArn" = [for name in local.queued_rules : aws_cloudwatch_event_rule.this[name].arn] } }
      },
      {
        Sid       = "OnlyTls"
        Effect    = "Deny"
        Principal = "*"
        Action    = "sqs:*"
        Resource  = aws_sqs_queue.state_changes.arn
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      },
    ]
  })
}

resource "aws_lambda_event_source_mapping" "state_changes" {
  event_source_arn        = aws_sqs_queue.state_changes.arn
  function_name           = local.target_arn
  batch_size              = 10
  function_response_types = ["ReportBatchItemFailures"]

  # The least that Lambda takes: with ten events in each, twenty at once.
  scaling_config {
    maximum_concurrency = 2
  }

  # Lambda checks at creation that the role may read the queue.
  depends_on = [aws_iam_role_policy.data]
}
