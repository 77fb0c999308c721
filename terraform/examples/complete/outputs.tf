output "function_name" {
  description = "The Lambda function's name: for invoking it by hand."
  value       = module.fgt_asg.function_name
}

output "function_role_arn" {
  description = "The role that the function runs with: for policies of topics and keys of yours."
  value       = module.fgt_asg.function_role_arn
}

output "log_group_name" {
  description = "Where the function logs."
  value       = module.fgt_asg.log_group_name
}

output "group_name" {
  description = "The Auto Scaling group of the firewalls."
  value       = module.fgt_asg.group_name
}

output "bucket_name" {
  description = "The bucket of track file and licenses."
  value       = module.fgt_asg.bucket_name
}

output "license_folder" {
  description = "Where license files (`*.lic`) are uploaded to."
  value       = module.fgt_asg.license_folder
}

output "table_name" {
  description = "The DynamoDB table of licenses, hostnames and instances."
  value       = module.fgt_asg.table_name
}

output "dead_letter_queue_url" {
  description = "The queue of events that were given up."
  value       = module.fgt_asg.dead_letter_queue_url
}

output "alarm_topic_arn" {
  description = "The SNS topic of the alarms."
  value       = module.fgt_asg.alarm_topic_arn
}

output "dashboard_name" {
  description = "The CloudWatch dashboard."
  value       = module.fgt_asg.dashboard_name
}

output "recycle_topic_arn" {
  description = "The SNS topic that is told of each replacement of firewalls. Null without `recycle`."
  value       = module.fgt_asg.recycle_topic_arn
}

output "recycle_state_machine_arn" {
  description = "The state machine that replaces firewalls. Null without `recycle`."
  value       = module.fgt_asg.recycle_state_machine_arn
}
