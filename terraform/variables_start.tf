variable "start_command" {
  description = <<-EOT
    A command that every firewall runs once each time it is started, when it is running, named and online in Systems Manager; null for none. `document`: the SSM
    document's name or ARN; `parameters`: its parameters, lists of strings with the placeholders `$${hostname}`, `$${region}`, `$${instance_id}` and `$${group}`
    (written with two `$` in Terraform); `timeout_seconds`: for how long Systems Manager tries to deliver it.
  EOT
  type = object({
    document        = string
    parameters      = optional(map(list(string)), {})
    timeout_seconds = optional(number, 600)
  })
  default = null

  validation {
    condition     = var.start_command == null ? true : can(regex("^[a-zA-Z0-9_.:/-]{3,128}$", var.start_command.document))
    error_message = "start_command.document: write the name or the ARN of an SSM document, like \"AWS-RunShellScript\"."
  }

  validation {
    condition = var.start_command == null ? true : (
      var.start_command.timeout_seconds >= 30 && var.start_command.timeout_seconds <= 2592000 &&
      floor(var.start_command.timeout_seconds) == var.start_command.timeout_seconds
    )
    error_message = "start_command.timeout_seconds: write whole seconds from 30 to 2592000."
  }

  # A `$` before it makes it a plain one.
  validation {
    condition = var.start_command == null ? true : alltrue([
      for found in regexall("(\\$?)\\$\\{([^}]*\\}?)", join("\n", flatten(values(var.start_command.parameters)))) :
      found[0] == "$" || contains(["hostname}", "region}", "instance_id}", "group}"], found[1])
    ])
    error_message = "start_command.parameters: the placeholders are $${hostname}, $${region}, $${instance_id} and $${group}; write $$${ for a $${ that is none."
  }
}

variable "transition_topics" {
  description = <<-EOT
    Standard SNS topics of yours, in the function's region, that get a message for each firewall that was `launched` (it has all it needs, and is let into the group), is `running`, or is
    `terminating` (what it had is taken back); null, or left out, for a transition that nobody is told of. A topic with a KMS key of its own has to let the role
    `function_role_arn` use that key.
  EOT
  type = object({
    launched    = optional(string)
    running     = optional(string)
    terminating = optional(string)
  })
  default = null

  validation {
    condition = var.transition_topics == null ? true : alltrue([
      for arn in values(var.transition_topics) : arn == null ? true : can(regex("^arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]+$", arn))
    ])
    error_message = "transition_topics: write standard SNS topics' ARNs (arn:aws:sns:<region>:<account>:<topic>)."
  }
}
