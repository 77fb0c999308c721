output "function_name" {
  description = "The Lambda function's name, for invoking it by hand."
  value       = module.fgt_asg.function_name
}

output "function_role_arn" {
  description = "The role of the function, for the policies of your topics and keys."
  value       = module.fgt_asg.function_role_arn
}

output "log_group_name" {
  description = "The log group of the function."
  value       = module.fgt_asg.log_group_name
}

output "group_name" {
  description = "The Auto Scaling group of the firewalls."
  value       = module.fgt_asg.group_name
}

output "bucket_name" {
  description = "The bucket of the track file and the license files."
  value       = module.fgt_asg.bucket_name
}

output "license_folder" {
  description = "The S3 URL of the folder for license files (`*.lic`)."
  value       = module.fgt_asg.license_folder
}

output "table_name" {
  description = "The DynamoDB table of licenses, hostnames and instances."
  value       = module.fgt_asg.table_name
}

output "dead_letter_queue_url" {
  description = "The dead-letter queue."
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
  description = "The SNS topic with messages about each run that replaces firewalls; null without `recycle`."
  value       = module.fgt_asg.recycle_topic_arn
}

output "recycle_state_machine_arn" {
  description = "The state machine that replaces firewalls; null without `recycle`."
  value       = module.fgt_asg.recycle_state_machine_arn
}
