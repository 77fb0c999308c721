# Queues and topics in front of the function, and the source of its package.

mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  name            = "fgt-edge"
  lambda_zip_path = "./versions.tf"
  lambda_runtime  = "dotnet8"

  group = {
    image_id           = "ami-0123456789abcdef0"
    instance_type      = "c6i.xlarge"
    subnet_ids         = ["subnet-0123456789abcdef0"]
    security_group_ids = ["sg-0123456789abcdef0"]
    max_size           = 4
  }

  network_interfaces = {
    trust = {
      device_index    = 1
      subnet_id_map   = { us-east-1a = "subnet-0123456789abcdef1" }
      security_groups = ["sg-0123456789abcdef1"]
    }
  }
}

run "queue" {
  variables {
    event_queue = { maximum_concurrency = 7, batch_size = 3, max_receive_count = 4 }
  }

  assert {
    condition = alltrue([
      for name, target in aws_cloudwatch_event_target.this :
      target.arn == aws_sqs_queue.events[name == "state-change" ? "state-change" : "events"].arn
    ]) && length(aws_lambda_permission.rules) == 0
    error_message = "Some events do not go into the queue, or EC2's state changes do not go into their own queue."
  }

  assert {
    condition = (
      aws_lambda_event_source_mapping.events["events"].scaling_config[0].maximum_concurrency == 7 &&
      aws_lambda_event_source_mapping.events["events"].batch_size == 3
      && aws_lambda_event_source_mapping.events["events"].function_response_types == toset(["ReportBatchItemFailures"])
      && jsondecode(aws_sqs_queue.events["events"].redrive_policy) ==
      { deadLetterTargetArn = aws_sqs_queue.dead_letters.arn, maxReceiveCount = 4 }
      && aws_sqs_queue.events["events"].visibility_timeout_seconds == aws_lambda_function.this.timeout
    )
    error_message = "The queue lacks its maximum concurrency, batch size, partial responses, redrive policy or visibility timeout."
  }

  assert {
    condition = (
      one(aws_s3_bucket_notification.licenses.queue).queue_arn == aws_sqs_queue.events["events"].arn &&
      length(aws_s3_bucket_notification.licenses.lambda_function) == 0
      && length(aws_lambda_permission.bucket) == 0
      && contains([for statement in jsondecode(aws_sqs_queue_policy.events["events"].policy).Statement : statement.Sid], "FromBucket")
      && !contains(
        [for statement in jsondecode(aws_sqs_queue_policy.events["state-change"].policy).Statement : statement.Sid], "FromBucket"
      )
    )
    error_message = "The bucket does not notify exactly the queue for events."
  }

  assert {
    condition = toset(one([
      for statement in jsondecode(aws_iam_role_policy.data.policy).Statement : statement.Resource if statement.Sid == "ReadEvents"
      ])) == toset([
      "arn:aws:sqs:us-east-1:123456789012:fgt-edge-events", "arn:aws:sqs:us-east-1:123456789012:fgt-edge-state-change",
    ])
    error_message = "The function's role may read other queues, or not both of these."
  }

  assert {
    condition = (
      aws_cloudwatch_metric_alarm.this["events-late"].threshold == 900 &&
      aws_cloudwatch_metric_alarm.this["events-late"].dimensions.QueueName == "fgt-edge-events"
    )
    error_message = "There is no alarm for events that wait for half of a hook's timeout."
  }
}

run "queue_and_hooks_too_short_for_a_second_try" {
  command = plan

  variables {
    event_queue     = {}
    lifecycle_hooks = { launch_timeout = 1200 }
  }

  expect_failures = [aws_lambda_function.this]
}

run "queue_and_too_little_concurrency" {
  command = plan

  variables {
    event_queue                 = { maximum_concurrency = 5 }
    lambda_reserved_concurrency = 6
  }

  expect_failures = [aws_lambda_function.this]
}

run "topics" {
  variables {
    event_topics = true
  }

  assert {
    condition = toset(keys(aws_sns_topic.events)) == toset(["launch", "terminate", "confirm", "state-change"]) && alltrue([
      for name, topic in aws_sns_topic.events :
      aws_cloudwatch_event_target.this[name].arn == topic.arn && topic.name == "fgt-edge-${name}" &&
      output.event_topic_arns[name] == topic.arn
    ]) && aws_cloudwatch_event_target.this["sweep"].arn == aws_lambda_function.this.arn
    error_message = "A rule for events has no topic, or a schedule does not invoke the function directly."
  }

  assert {
    condition = alltrue([
      for name, subscription in aws_sns_topic_subscription.events : name == "state-change"
      ? subscription.protocol == "sqs" && subscription.endpoint == aws_sqs_queue.events["state-change"].arn &&
      subscription.raw_message_delivery
      : subscription.protocol == "lambda" && subscription.endpoint == aws_lambda_function.this.arn && !subscription.raw_message_delivery
    ])
    error_message = "A topic does not deliver to the function, or to the queue in front of it."
  }

  assert {
    condition = (
      toset(keys(aws_lambda_permission.rules)) == toset(["sweep"]) &&
      toset(keys(aws_lambda_permission.topics)) == toset(["launch", "terminate", "confirm"]) &&
      alltrue([for permission in aws_lambda_permission.topics : permission.principal == "sns.amazonaws.com"])
    )
    error_message = "The function's permissions are not exactly for the rules and topics that invoke it."
  }

  assert {
    condition = alltrue([
      for subscription in aws_sns_topic_subscription.events :
      jsondecode(subscription.redrive_policy).deadLetterTargetArn == aws_sqs_queue.dead_letters.arn
    ]) && contains([for statement in jsondecode(aws_sqs_queue_policy.dead_letters.policy).Statement : statement.Sid], "FromTopics")
    error_message = "A topic's undeliverable messages do not go into the dead-letter queue."
  }
}

run "topics_before_a_queue" {
  variables {
    event_queue  = {}
    event_topics = true
    snap_start   = true
  }

  assert {
    condition = alltrue([
      for name, subscription in aws_sns_topic_subscription.events :
      subscription.protocol == "sqs" &&
      subscription.endpoint == aws_sqs_queue.events[name == "state-change" ? "state-change" : "events"].arn
    ]) && length(aws_lambda_permission.topics) == 0 && length(aws_lambda_permission.rules) == 0
    error_message = "A topic does not deliver to its queue, or something may invoke the function directly."
  }

  assert {
    condition     = alltrue([for mapping in aws_lambda_event_source_mapping.events : mapping.function_name == aws_lambda_alias.live[0].arn])
    error_message = "A queue is not read by the alias."
  }
}

run "package_in_s3" {
  variables {
    lambda_zip_path          = null
    lambda_s3_bucket         = "packages"
    lambda_s3_key            = "fgt-asg/0.9.0/lambda.zip"
    lambda_s3_object_version = "abc"
  }

  assert {
    condition = (
      aws_lambda_function.this.s3_bucket == "packages" && aws_lambda_function.this.s3_key == "fgt-asg/0.9.0/lambda.zip"
      && aws_lambda_function.this.s3_object_version == "abc" && aws_lambda_function.this.filename == null
    )
    error_message = "The package is not from S3, or a file is used."
  }
}
