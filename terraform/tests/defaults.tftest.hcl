# The resources that the module makes from the required variables alone.

mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  name = "fgt-edge"
  # Any file, because nothing is uploaded.
  lambda_zip_path = "./versions.tf"
  # Provider 5 does not know dotnet10.
  lambda_runtime = "dotnet8"

  group = {
    image_id           = "ami-0123456789abcdef0"
    instance_type      = "c6i.xlarge"
    subnet_ids         = ["subnet-0123456789abcdef0"]
    security_group_ids = ["sg-0123456789abcdef0"]
    max_size           = 4
  }

  network_interfaces = {
    untrust = { device_index = 0, source_dest_check = false }
    trust = {
      device_index    = 1
      subnet_id_map   = { us-east-1a = "subnet-0123456789abcdef1" }
      security_groups = ["sg-0123456789abcdef1"]
    }
    mgmt = {
      device_index     = 2
      subnet_id_map    = { us-east-1a = "subnet-0123456789abcdef2" }
      security_groups  = ["sg-0123456789abcdef2"]
      enable_public_ip = true
    }
  }
}

run "function" {
  assert {
    condition = (
      aws_lambda_function.this.handler == "FgtAsg" && aws_lambda_function.this.timeout == 600 && aws_lambda_function.this.memory_size == 512
    )
    error_message = "The function's handler, timeout or memory is not the documented default."
  }

  assert {
    condition = (
      aws_lambda_function.this.tags["fgt-asg:version"] == regex("<Version>([^<]+)</Version>", file("../Directory.Build.props"))[0]
    )
    error_message = "The function has no tag with the version."
  }

  assert {
    condition = jsondecode(aws_lambda_function.this.environment[0].variables.network_interfaces) == {
      untrust = { device_index = 0, source_dest_check = false }
      trust = (
        { device_index = 1, subnet_id_map = { us-east-1a = "subnet-0123456789abcdef1" }, security_groups = ["sg-0123456789abcdef1"] }
      )
      mgmt = {
        device_index     = 2
        subnet_id_map    = { us-east-1a = "subnet-0123456789abcdef2" }
        security_groups  = ["sg-0123456789abcdef2"]
        enable_public_ip = true
      }
    }
    error_message = join(" ", [
      "The function gets other network_interfaces than the variable has:",
      "${aws_lambda_function.this.environment[0].variables.network_interfaces}",
    ])
  }

  assert {
    condition = {
      for name, value in aws_lambda_function.this.environment[0].variables : name => value if name != "network_interfaces"
      } == {
      asg_name                 = "fgt-edge"
      s3_bucket_name           = "fgt-edge-123456789012-us-east-1"
      dynamodb_table_name      = "fgt-edge-pools"
      need_license             = "false"
      license_prefix           = "licenses/"
      license_cooldown_minutes = "90"
      license_exhausted        = "abandon"
      hostname_pool            = "false"
      hostname_exhausted       = "continue"
      hostname_tags            = "short"
      sweep_guard_minutes      = "10"
      launch_hook_name         = "fgt-edge-launch"
      terminate_hook_name      = "fgt-edge-terminate"
      schedule_rule_snapshot   = "fgt-edge-snapshots"
      schedule_rule_recycle    = "fgt-edge-recycle-drift"
    }
    error_message = "The function's settings are not the defaults: ${jsonencode(aws_lambda_function.this.environment[0].variables)}"
  }

  assert {
    condition = (
      aws_lambda_function.this.logging_config[0].log_format == "JSON" && aws_cloudwatch_log_group.function.retention_in_days == 90 &&
      aws_cloudwatch_log_group.function.name == "/aws/lambda/fgt-edge"
    )
    error_message = "The function does not log JSON into the module's log group, or the logs are not kept for 90 days."
  }

  assert {
    condition = (
      length(aws_lambda_function.this.vpc_config) == 0 && length(aws_lambda_function.this.snap_start) == 0 &&
      length(aws_lambda_alias.live) == 0 && length(aws_iam_role_policy.vpc) == 0
    )
    error_message = "VPC, SnapStart or their permissions are on by default."
  }

  assert {
    condition = (
      aws_lambda_function_event_invoke_config.this.maximum_event_age_in_seconds == 2100 &&
      aws_lambda_function_event_invoke_config.this.maximum_retry_attempts == 2 &&
      aws_lambda_function_event_invoke_config.this.destination_config[0].on_failure[0].destination == aws_sqs_queue.dead_letters.arn
    )
    error_message = "Asynchronous events do not have two retries, the expected maximum age, or the dead-letter queue."
  }
}

run "events" {
  assert {
    condition     = toset(keys(aws_cloudwatch_event_rule.this)) == toset(["launch", "terminate", "confirm", "state-change", "sweep"])
    error_message = "The rules: ${join(", ", keys(aws_cloudwatch_event_rule.this))}"
  }

  assert {
    condition = alltrue([
      for name in ["launch", "terminate", "confirm"] :
      jsondecode(aws_cloudwatch_event_rule.this[name].event_pattern).detail.AutoScalingGroupName == ["fgt-edge"]
    ])
    error_message = "Events of other groups reach the function."
  }

  assert {
    condition = (
      jsondecode(aws_cloudwatch_event_rule.this["launch"].event_pattern).detail.LifecycleHookName == ["fgt-edge-launch"] &&
      jsondecode(aws_cloudwatch_event_rule.this["terminate"].event_pattern).detail.LifecycleHookName == ["fgt-edge-terminate"]
    )
    error_message = "Events of other hooks reach the function."
  }

  assert {
    condition = alltrue([
      for name, target in aws_cloudwatch_event_target.this :
      target.arn == (name == "state-change" ? aws_sqs_queue.events["state-change"].arn : aws_lambda_function.this.arn) &&
      target.retry_policy[0].maximum_event_age_in_seconds == 2100 && target.dead_letter_config[0].arn == aws_sqs_queue.dead_letters.arn
    ])
    error_message = "A rule has another target than the function or its queue, or lacks retries or the dead-letter queue."
  }

  assert {
    condition = (
      aws_lambda_event_source_mapping.events["state-change"].function_name == aws_lambda_function.this.arn
      && aws_lambda_event_source_mapping.events["state-change"].scaling_config[0].maximum_concurrency == 2
      && aws_lambda_event_source_mapping.events["state-change"].function_response_types == toset(["ReportBatchItemFailures"])
      && aws_sqs_queue.events["state-change"].visibility_timeout_seconds >= aws_lambda_function.this.timeout
      && jsondecode(aws_sqs_queue.events["state-change"].redrive_policy).deadLetterTargetArn == aws_sqs_queue.dead_letters.arn
      && jsondecode(aws_sqs_queue_policy.events["state-change"].policy).Statement[0].Condition.ArnEquals["aws:SourceArn"] ==
      [aws_cloudwatch_event_rule.this["state-change"].arn]
    )
    error_message = "State changes do not have their own queue with a low concurrency and the dead-letter queue."
  }

  assert {
    condition     = toset(keys(aws_lambda_permission.rules)) == toset(["launch", "terminate", "confirm", "sweep"])
    error_message = "A rule lacks its permission to invoke the function, or the rule with a queue has one."
  }

  assert {
    condition = alltrue([
      for name, permission in aws_lambda_permission.rules :
      permission.source_arn == aws_cloudwatch_event_rule.this[name].arn && permission.principal == "events.amazonaws.com"
    ])
    error_message = "A permission is not for its own rule."
  }

  assert {
    condition = (
      aws_lambda_permission.bucket[0].source_arn == aws_s3_bucket.this.arn &&
      aws_lambda_permission.bucket[0].source_account == "123456789012"
    )
    error_message = "The bucket's permission does not name its ARN and account."
  }

  assert {
    condition = (
      jsondecode(aws_sqs_queue_policy.dead_letters.policy).Statement[0].Condition.ArnEquals["aws:SourceArn"] ==
      [for rule in aws_cloudwatch_event_rule.this : rule.arn]
    )
    error_message = "The dead-letter queue accepts messages from other senders than these rules."
  }
}

run "storage" {
  assert {
    condition     = aws_s3_bucket.this.bucket == "fgt-edge-123456789012-us-east-1" && !aws_s3_bucket.this.force_destroy
    error_message = "The bucket has another name, or a destroy empties it."
  }

  assert {
    condition = (
      aws_s3_bucket_public_access_block.this.block_public_acls && aws_s3_bucket_public_access_block.this.block_public_policy &&
      aws_s3_bucket_public_access_block.this.ignore_public_acls && aws_s3_bucket_public_access_block.this.restrict_public_buckets
    )
    error_message = "Some public access to the bucket is not blocked."
  }

  assert {
    condition = (
      aws_s3_bucket_versioning.this.versioning_configuration[0].status == "Enabled" &&
      [
        for rule in aws_s3_bucket_server_side_encryption_configuration.this.rule :
        rule.apply_server_side_encryption_by_default[0].sse_algorithm
      ] == ["AES256"]
    )
    error_message = "The bucket is not versioned or not encrypted."
  }

  assert {
    condition = (
      jsondecode(aws_s3_bucket_policy.this.policy).Statement[0].Effect == "Deny" &&
      jsondecode(aws_s3_bucket_policy.this.policy).Statement[0].Condition.Bool["aws:SecureTransport"] == "false"
    )
    error_message = "The bucket accepts requests without TLS."
  }

  assert {
    condition = alltrue([
      for notification in aws_s3_bucket_notification.licenses.lambda_function :
      notification.filter_prefix == "licenses/" && notification.filter_suffix == null &&
      toset(notification.events) == toset(["s3:ObjectCreated:*", "s3:ObjectRemoved:*", "s3:LifecycleExpiration:*"])
    ])
    error_message = "The bucket does not notify about exactly the license files."
  }

  assert {
    condition = (
      aws_dynamodb_table.this.hash_key == "Category" && aws_dynamodb_table.this.ttl[0].attribute_name == "ExpiresAt" &&
      aws_dynamodb_table.this.point_in_time_recovery[0].enabled && !aws_dynamodb_table.this.deletion_protection_enabled
    )
    error_message = "The table's key, time to live or recovery is not what the function needs."
  }

  assert {
    condition = (
      [
        for index in aws_dynamodb_table.this.global_secondary_index : [index.name, index.hash_key, index.range_key, index.projection_type]
      ] ==
      [["available", "Pool", "AvailableSince", "KEYS_ONLY"]]
    )
    error_message = "The index is not the one that the function queries."
  }
}

run "group" {
  assert {
    condition     = aws_launch_template.this[0].metadata_options[0].http_tokens == "required"
    error_message = "The launch template does not require IMDSv2."
  }

  assert {
    condition     = aws_launch_template.this[0].metadata_options[0].instance_metadata_tags == "disabled"
    error_message = "Tags are in the instance metadata although nothing reads them; this limits their keys."
  }

  assert {
    condition = {
      for hook in aws_autoscaling_group.this[0].initial_lifecycle_hook :
      hook.name => [hook.lifecycle_transition, hook.default_result, hook.heartbeat_timeout]
      } == {
      fgt-edge-launch    = ["autoscaling:EC2_INSTANCE_LAUNCHING", "ABANDON", 1800]
      fgt-edge-terminate = ["autoscaling:EC2_INSTANCE_TERMINATING", "CONTINUE", 1800]
    }
    error_message = "The group lacks its initial hooks, or their default results are not ABANDON (launch) and CONTINUE (termination)."
  }

  assert {
    condition = (
      length(aws_autoscaling_group.this[0].warm_pool) == 0 && length(aws_autoscaling_lifecycle_hook.existing) == 0 &&
      !aws_autoscaling_group.this[0].force_delete
    )
    error_message = "The group has a warm pool, further hooks, or a deletion that skips the terminate hooks."
  }

  # The tag fgt-asg:group marks the function's own resources, so the launch template must not use it.
  assert {
    condition     = alltrue([for spec in aws_launch_template.this[0].tag_specifications : !contains(keys(spec.tags), "fgt-asg:group")])
    error_message = "The launch template sets the function's tag."
  }

  assert {
    condition     = output.group_name == "fgt-edge"
    error_message = "The group does not have the module's name."
  }
}

run "alarms" {
  assert {
    condition = toset(keys(aws_cloudwatch_metric_alarm.this)) == toset([
      "dead-letters", "duration", "errors", "launches-abandoned", "launches-failed", "license-files-refused", "messages-unhandled",
      "not-invoked", "state-changes-late", "sweep-findings", "terminations-failed", "throttles",
    ])
    error_message = "The alarms: ${join(", ", keys(aws_cloudwatch_metric_alarm.this))}"
  }

  assert {
    condition = alltrue([
      for alarm in aws_cloudwatch_metric_alarm.this :
      alarm.alarm_actions == toset([aws_sns_topic.alarms[0].arn]) && length(alarm.alarm_description) > 60
    ])
    error_message = "An alarm does not notify the topic, or its description is too short to say what to do."
  }

  assert {
    condition = (
      aws_cloudwatch_metric_alarm.this["messages-unhandled"].metric_name == "MessagesUnhandled"
      && aws_cloudwatch_metric_alarm.this["messages-unhandled"].namespace == "FgtAsg"
      && aws_cloudwatch_metric_alarm.this["messages-unhandled"].threshold == 1
      && aws_cloudwatch_metric_alarm.this["messages-unhandled"].comparison_operator == "GreaterThanOrEqualToThreshold"
    )
    error_message = "A single message that is not for the function does not raise the alarm."
  }

  assert {
    condition = (
      strcontains(aws_cloudwatch_metric_alarm.this["dead-letters"].alarm_description, "invoke the function with the message's body")
      && strcontains(aws_cloudwatch_metric_alarm.this["dead-letters"].alarm_description, join(" ", [
        "aws sqs start-message-move-task --source-arn arn:aws:sqs:us-east-1:123456789012:fgt-edge-dead-letters",
        "--destination-arn arn:aws:sqs:us-east-1:123456789012:fgt-edge-state-change",
      ]))
      && aws_lambda_event_source_mapping.events["state-change"].event_source_arn == aws_sqs_queue.events["state-change"].arn
      && aws_sqs_queue.events["state-change"].name == "fgt-edge-state-change"
    )
    error_message = "The alarm does not say how to send dead letters again: by hand, or into a queue that the function reads."
  }

  assert {
    condition = (
      aws_cloudwatch_metric_alarm.this["not-invoked"].metric_name == "Invocations" &&
      aws_cloudwatch_metric_alarm.this["not-invoked"].namespace == "AWS/Lambda"
      && aws_cloudwatch_metric_alarm.this["not-invoked"].comparison_operator == "LessThanThreshold" &&
      aws_cloudwatch_metric_alarm.this["not-invoked"].threshold == 1
      && aws_cloudwatch_metric_alarm.this["not-invoked"].treat_missing_data == "breaching"
      && aws_cloudwatch_metric_alarm.this["not-invoked"].period == 900 &&
      aws_cloudwatch_metric_alarm.this["not-invoked"].evaluation_periods == 3
    )
    error_message = "The alarm is not raised when nothing invokes the function for three sweeps."
  }

  assert {
    condition     = alltrue([for alarm in aws_cloudwatch_metric_alarm.this : length(alarm.alarm_description) <= 1024])
    error_message = "An alarm's description has more than the 1,024 characters that CloudWatch accepts."
  }

  assert {
    condition = (
      aws_cloudwatch_metric_alarm.this["duration"].threshold == 480000 && length(aws_sns_topic_subscription.emails) == 0 &&
      length(aws_cloudwatch_dashboard.this) == 1
    )
    error_message = "The duration alarm is not at 80 % of the timeout, there are e-mail subscriptions, or there is no dashboard."
  }
}
