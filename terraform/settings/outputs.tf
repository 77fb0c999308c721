# The values as written, with defaults for the parts that were left out.

output "licenses" {
  value = var.licenses
}

output "hostnames" {
  value = var.hostnames
}

output "dns" {
  value = var.dns
}

output "alarms" {
  value = var.alarms
}

output "vpc_config" {
  value = var.vpc_config
}

output "group" {
  value = var.group
}

output "lifecycle_hooks" {
  value = var.lifecycle_hooks
}

output "network_interfaces" {
  value = var.network_interfaces
}

output "recycle" {
  value = var.recycle
}

output "snapshots" {
  value = var.snapshots
}

output "start_command" {
  value = var.start_command
}

output "transition_topics" {
  value = var.transition_topics
}

output "scaling" {
  value = var.scaling
}

output "target_group" {
  value = var.target_group
}

output "event_queue" {
  value = var.event_queue
}
