variable "scaling" {
  description = <<-EOT
    When the group grows and shrinks; each policy and action by a name. Leave `group.desired_capacity` out, so that an apply does not undo what they did.
    - `target_tracking`: keeps a metric at `target`: `metric` is one of Auto Scaling's (`ASGAverageCPUUtilization`, `ASGAverageNetworkIn`, `ASGAverageNetworkOut`, or `ALBRequestCountPerTarget` with its `resource_label`), or `custom_metric` names one (`namespace`, `name`, `statistic`, `dimensions`); `disable_scale_in`, `warmup_seconds`
    - `step`: while `metric` (`namespace`, `name`, `statistic`, `dimensions`) is past `threshold` by `comparison` (`>=`, `>`, `<=`, `<`) for `evaluation_periods` of `period` seconds, the capacity changes by `steps`: each has `change`, and applies `from` so far past the threshold `to` so far; `adjustment_type`, `warmup_seconds`
    - `scheduled`: sets `min_size`, `max_size`, `desired_capacity` (those that are said) by `recurrence` (a cron expression of five parts) in `time_zone`, or once at `start_time`; until `end_time`
    - a metric without `dimensions` is the group's own (`AutoScalingGroupName`)
  EOT
  type        = any
  default     = {}
  nullable    = false
}

variable "target_group" {
  description = <<-EOT
    A target group that the firewalls are in, for a load balancer of yours (the output `target_group_arn`); null for none. With `group.health_check_type = "ELB"`
    its health check decides whether a firewall is replaced.
    - `vpc_id`; `protocol` and `port` of the traffic: `GENEVE` and 6081 for a Gateway Load Balancer, `TCP`, `UDP`, `TCP_UDP` or `TLS` for a Network Load Balancer, `HTTP` or `HTTPS` for an Application Load Balancer
    - `health_check`: `port`, `protocol` (`TCP`, `HTTP`, `HTTPS`), `path`, `interval` (seconds), `healthy_threshold`, `unhealthy_threshold`: of a port at which the firewall answers (FortiOS: `config system probe-response`)
    - `deregistration_delay`: seconds for which a firewall that goes keeps its connections
  EOT
  type        = any
  default     = null
}
