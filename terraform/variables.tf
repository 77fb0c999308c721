variable "name" {
  description = "Name of everything that is made here, and of the Auto Scaling group where the module makes it."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,30}[a-z0-9]$", var.name))
    error_message = "name: write 3 to 32 small letters, digits and inner hyphens, a letter first, like \"fgt-edge\" (it becomes part of a bucket's name)."
  }
}

variable "tags" {
  description = "Tags for everything that is made here, the firewalls and their volumes among it. With `start_command` the firewalls' tags are in their metadata, where keys are letters, digits and `+ - = . , _ : @`."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = alltrue([for key in keys(var.tags) : !startswith(key, "fgt-asg:") && !startswith(lower(key), "aws:")])
    error_message = "tags: leave out keys that begin with \"fgt-asg:\" (the function tells by them what it owns) or \"aws:\" (reserved)."
  }

  validation {
    condition     = length(setintersection(keys(var.tags), ["Name", "Hostname", "License"])) == 0
    error_message = "tags: leave out Name, Hostname and License: the function writes them on each firewall."
  }
}

variable "licenses" {
  description = <<-EOT
    BYOL licenses. Upload `<prefix><name>.lic` into the bucket, each with one license: files are taken into the pool whether `required` or not, so fill the pool first.
    - `required`: each firewall gets a license of the pool
    - `prefix`: the folder of the license files in the bucket
    - `cooldown_minutes`: how long a returned license rests; the vendor's servers refuse it on a new machine until then
    - `when_exhausted`: `abandon` the launch, or `continue` without a license
    - `warn_below`: alarm when fewer than this many were free at a claim
  EOT
  type        = any
  default     = {}
  nullable    = false
}

variable "hostnames" {
  description = <<-EOT
    Hostnames from a pool (filled with the function's `seedHostnames`).
    - `enabled`: each firewall gets one
    - `when_exhausted`: `continue` without one, or `abandon` the launch
    - `tags`: what the instance tags `Name` and `Hostname` say: `short` (`fgt-001`), or `fqdn` (`fgt-001.fw.example.internal`; needs `dns`)
  EOT
  type        = any
  default     = {}
  nullable    = false
}

variable "dns" {
  description = <<-EOT
    A record `<hostname>.<zone_name>` for each firewall in a private Route 53 zone; needs `hostnames.enabled`.
    - `zone_id`, `zone_name`: the zone
    - `interface`: the name of the interface (a key of `network_interfaces`) whose addresses the record has
    - `ttl`: seconds
  EOT
  type        = any
  default     = null
}

variable "sweep_schedule" {
  description = "How often the function looks for what no event told of. Null for never."
  type        = string
  default     = "rate(15 minutes)"

  validation {
    condition     = var.sweep_schedule == null ? true : can(regex("^(rate\\(1 (minute|hour|day)\\)|rate\\(([2-9]|[1-9][0-9]+) (minutes|hours|days)\\)|cron\\([^()]+\\))$", var.sweep_schedule))
    error_message = "sweep_schedule: write \"rate(15 minutes)\", \"rate(1 hour)\" or a cron(...) expression of EventBridge; null for no sweep."
  }
}

variable "sweep_guard_minutes" {
  description = "What was changed less than so many minutes ago is left alone by the sweep: an event of it may be on its way."
  type        = number
  default     = 10
  nullable    = false

  validation {
    condition     = var.sweep_guard_minutes >= 1 && var.sweep_guard_minutes <= 1440 && floor(var.sweep_guard_minutes) == var.sweep_guard_minutes
    error_message = "sweep_guard_minutes: write a whole number from 1 to 1440 (a day)."
  }
}

variable "bucket_name" {
  description = "Name of the bucket of track file and licenses. Null for `<name>-<account>-<region>`."
  type        = string
  default     = null

  validation {
    condition     = var.bucket_name == null ? true : can(regex("^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$", var.bucket_name))
    error_message = "bucket_name: write 3 to 63 small letters, digits and inner hyphens (no dots: TLS certificates do not cover them)."
  }
}

variable "bucket_force_destroy" {
  description = "Whether `terraform destroy` deletes the bucket with everything in it: track file, license files, all versions."
  type        = bool
  default     = false
  nullable    = false
}

variable "bucket_old_versions_days" {
  description = "How long S3 keeps overwritten and deleted versions."
  type        = number
  default     = 30
  nullable    = false

  validation {
    condition     = var.bucket_old_versions_days >= 1 && var.bucket_old_versions_days <= 3650 && floor(var.bucket_old_versions_days) == var.bucket_old_versions_days
    error_message = "bucket_old_versions_days: write whole days from 1 to 3650."
  }
}

variable "table_deletion_protection" {
  description = "Whether DynamoDB refuses to delete the table of licenses, hostnames and instances. `terraform destroy` then needs an apply with false first."
  type        = bool
  default     = false
  nullable    = false
}

variable "kms_key_arn" {
  description = <<-EOT
    A KMS key for bucket, table, log group, queues, alarm topic and the function's environment, instead of AWS's own keys. Its policy must let IAM
    policies of the account decide (as a new key's does), and let the services `events` and `cloudwatch`, with `event_queue` `s3` and with `event_topics` `sns`, use it (`kms:Decrypt`, `kms:GenerateDataKey`; of `events` without conditions) and `logs.<region>`
    (`kms:Encrypt`, `kms:Decrypt`, `kms:ReEncrypt*`, `kms:GenerateDataKey*`, `kms:DescribeKey`), each `.amazonaws.com`.
  EOT
  type        = string
  default     = null

  validation {
    condition     = var.kms_key_arn == null ? true : can(regex("^arn:[a-z-]+:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]+$", var.kms_key_arn))
    error_message = "kms_key_arn: write the key's ARN (arn:aws:kms:<region>:<account>:key/<id>), not its id or an alias."
  }
}

variable "alarms" {
  description = "CloudWatch alarms and the SNS topic that they go to. `enabled`; `emails`: who is told, addresses by names of yours (each has to confirm a subscription); `topic_arns`: SNS topics of yours that are told too."
  type        = any
  default     = {}
  nullable    = false
}

variable "dashboard" {
  description = "Whether a CloudWatch dashboard is made."
  type        = bool
  default     = true
  nullable    = false
}
