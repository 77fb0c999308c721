output "function_name" {
  description = "The Lambda function's name, for invoking it by hand."
  value       = aws_lambda_function.this.function_name
}

output "function_arn" {
  description = "The target of the events: the function, or its alias with SnapStart."
  value       = local.target_arn
}

output "function_role_arn" {
  description = "The role of the function."
  value       = aws_iam_role.function.arn
}

output "function_environment" {
  description = "The function's environment variables."
  value       = local.environment
}

output "log_group_name" {
  description = "The log group of the function."
  value       = aws_cloudwatch_log_group.function.name
}

output "group_name" {
  description = "The Auto Scaling group that the function serves."
  value       = local.group_name
  # A scaling policy of the caller that uses this name is then made after the group and destroyed before it.
  depends_on = [aws_autoscaling_group.this, aws_autoscaling_lifecycle_hook.existing]
}

output "group_arn" {
  description = "The ARN of the module's group; null for an existing group."
  value       = one(aws_autoscaling_group.this[*].arn)
}

output "launch_template_id" {
  description = "The launch template; null for an existing group."
  value       = one(aws_launch_template.this[*].id)
}

output "image_id" {
  description = "The firewalls' image; null for an existing group."
  value       = local.image_id
}

output "target_group_arn" {
  description = "The target group of the firewalls; null without `target_group`."
  value       = one(aws_lb_target_group.this[*].arn)
}

output "target_group_arn_suffix" {
  description = "The target group's part of a scaling policy's `resource_label`, which follows the load balancer's part."
  value       = one(aws_lb_target_group.this[*].arn_suffix)
}

output "bucket_name" {
  description = "The bucket of the track file and the license files."
  value       = aws_s3_bucket.this.id
}

output "license_folder" {
  description = "The S3 URL of the folder for license files (`*.lic`)."
  value       = "s3://${aws_s3_bucket.this.id}/${module.settings.licenses.prefix}"
}

output "table_name" {
  description = "The DynamoDB table of licenses, hostnames and instances."
  value       = aws_dynamodb_table.this.name
}

output "rule_names" {
  description = "The names of the EventBridge rules, by purpose."
  value       = { for name, rule in aws_cloudwatch_event_rule.this : name => rule.name }
}

output "event_queue_urls" {
  description = "The queues in front of the function: `state-change`, and `running` and `events` if there are any."
  value       = { for name, queue in aws_sqs_queue.events : name => queue.id }
}

output "event_topic_arns" {
  description = "The SNS topics of the events, by rule; empty without `event_topics`."
  value       = { for name, topic in aws_sns_topic.events : name => topic.arn }
}

output "dead_letter_queue_url" {
  description = "The dead-letter queue."
  value       = aws_sqs_queue.dead_letters.id
}

output "alarm_topic_arn" {
  description = "The SNS topic of the alarms; null without alarms."
  value       = one(aws_sns_topic.alarms[*].arn)
}

output "alarm_names" {
  description = "The names of the alarms, by purpose."
  value       = { for name, alarm in aws_cloudwatch_metric_alarm.this : name => alarm.alarm_name }
}

output "dashboard_name" {
  description = "The CloudWatch dashboard; null without one."
  value       = one(aws_cloudwatch_dashboard.this[*].dashboard_name)
}

output "recycle_topic_arn" {
  description = "The SNS topic with messages about each run that replaces instances; null without `recycle`."
  value       = one(aws_sns_topic.recycle[*].arn)
}

output "recycle_state_machine_arn" {
  description = "The state machine that replaces instances; null without `recycle`."
  value       = one(aws_sfn_state_machine.recycle[*].arn)
}
