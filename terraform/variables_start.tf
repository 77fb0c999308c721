variable "start_command" {
  description = <<-EOT
    A Systems Manager command that runs once on every firewall after each start; null for none.

    It runs when the firewall is running, has its hostname, and is online in Systems Manager
    ([Run a command on each firewall](../docs/how-to/start.md)).

    - `document`: the SSM document's name or ARN
    - `parameters`: its parameters, as lists of strings. The placeholders are `$${hostname}`, `$${region}`, `$${instance_id}` and
      `$${group}`. In Terraform, write each with two `$`
    - `timeout_seconds`: how long Systems Manager tries to deliver the command
  EOT
  type        = any
  default     = null
}

variable "transition_topics" {
  description = <<-EOT
    SNS topics of yours that get a message when a firewall changes its state; null for none.

    They are standard topics in the function's region. Leave out a state that needs no message; one that is set to null counts as set.
    The policy of a topic's own KMS key must let the role `function_role_arn` use that key.

    - `launched`: the firewall has all that it needs, and is let into the group
    - `running`: the firewall runs
    - `terminating`: the firewall ends, and the function takes back what it had
  EOT
  type        = any
  default     = null
}
