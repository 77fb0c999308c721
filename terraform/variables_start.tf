variable "start_command" {
  description = <<-EOT
    A command that every firewall runs once each time it is started, when it is running, named and online in Systems Manager; null for none. `document`: the SSM
    document's name or ARN; `parameters`: its parameters, lists of strings with the placeholders `$${hostname}`, `$${region}`, `$${instance_id}` and `$${group}`
    (written with two `$` in Terraform); `timeout_seconds`: for how long Systems Manager tries to deliver it.
  EOT
  type        = any
  default     = null
}

variable "transition_topics" {
  description = <<-EOT
    Standard SNS topics of yours, in the function's region, that get a message for each firewall that was `launched` (it has all it needs, and is let into the group), is `running`, or is
    `terminating` (what it had is taken back); leave out a transition that nobody is told of (a null counts as written). A topic with a KMS key of its own has to let the role
    `function_role_arn` use that key.
  EOT
  type        = any
  default     = null
}
