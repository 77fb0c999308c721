variable "scaling" {
  description = <<-EOT
    When the group grows and shrinks; each policy and action by a name. Leave `group.desired_capacity` out, so that an apply does not undo what they did.
    - `target_tracking`: keeps a metric at `target`: `metric` is one of Auto Scaling's (`ASGAverageCPUUtilization`, `ASGAverageNetworkIn`, `ASGAverageNetworkOut`, or `ALBRequestCountPerTarget` with its `resource_label`), or `custom_metric` names one (`namespace`, `name`, `statistic`, `dimensions`); `disable_scale_in`, `warmup_seconds`
    - `step`: while `metric` (`namespace`, `name`, `statistic`, `dimensions`) is past `threshold` by `comparison` (`>=`, `>`, `<=`, `<`) for `evaluation_periods` of `period` seconds, the capacity changes by `steps`: each has `change`, and applies from `from` to `to`, which are the metric minus the threshold: to grow, `[{ from = 0, change = 1 }]` with `>=`; to shrink, `[{ to = 0, change = -1 }]` with `<=`; `adjustment_type`, `warmup_seconds`. EC2's own metrics come every five minutes, with `group.detailed_monitoring` every minute: a `period` below that sees gaps
    - `scheduled`: sets `desired_capacity` by `recurrence` (a cron expression of five parts) in `time_zone`; of an `existing_group_name` also `min_size` and `max_size`
    - a metric without `dimensions` is the group's own (`AutoScalingGroupName`)
  EOT
  type        = any
  default     = {}
  nullable    = false
}

variable "target_group" {
  description = <<-EOT
    A target group that the firewalls are in, for a load balancer of yours (the output `target_group_arn`); null for none. With `group.health_check_type = "ELB"`
    its health check decides whether a firewall is replaced. An `existing_group_name` gets it attached, and must not set target groups itself.
    - `vpc_id`; `protocol` and `port` of the traffic: `GENEVE` and 6081 for a Gateway Load Balancer, `TCP`, `UDP`, `TCP_UDP` or `TLS` for a Network Load Balancer, `HTTP` or `HTTPS` for an Application Load Balancer
    - `health_check`: `port`, `protocol` (`TCP`, `HTTP`, `HTTPS`), `path`, `interval` and `timeout` (seconds), `healthy_threshold`, `unhealthy_threshold`: of a port at which the firewall answers (FortiOS: `config system probe-response`)
    - `deregistration_delay`: seconds for which a firewall that goes keeps its connections
  EOT
  type        = any
  default     = null
}
