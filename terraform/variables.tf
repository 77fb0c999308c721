variable "name" {
  description = "Name of every resource that the module makes, and of the Auto Scaling group if the module makes it."
  type        = string
  nullable    = false

  validation {
    condition = can(regex("^[a-z][a-z0-9-]{1,30}[a-z0-9]$", var.name))
    error_message = join(" ", [
      "name: write 3 to 32 lower-case letters, digits and inner hyphens, beginning with a letter, like \"fgt-edge\". A bucket's name",
      "contains it.",
    ])
  }
}

variable "tags" {
  description = <<-EOT
    Tags for every resource that the module makes, including the firewalls and their volumes.

    With `start_command` the firewalls' tags are in the instance metadata, too. Each key may then consist only of letters, digits and
    `+ - = . , _ : @`.
  EOT
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = alltrue([for key in keys(var.tags) : !startswith(key, "fgt-asg:") && !startswith(lower(key), "aws:")])
    error_message = "tags: leave out keys that begin with \"fgt-asg:\" (they mark the function's resources) or \"aws:\" (reserved)."
  }

  validation {
    condition     = length(setintersection(keys(var.tags), ["Name", "Hostname", "License"])) == 0
    error_message = "tags: leave out Name, Hostname and License, because the function sets them on each firewall."
  }
}

variable "licenses" {
  description = <<-EOT
    BYOL licenses, from a pool that you fill by uploading license files.

    Upload each license as `<prefix><name>.lic` into the bucket. The function takes files into the pool even while `required` is false.
    So the pool can be filled before the first firewall needs a license.

    - `required`: whether each firewall gets a license from the pool
    - `prefix`: the folder of the license files in the bucket
    - `cooldown_minutes`: how long a returned license is kept back. Until then the vendor's servers refuse it on another machine
    - `when_exhausted`: `abandon` ends a launch that finds no free license, `continue` goes on without one
    - `warn_below`: an alarm is raised if fewer licenses than this were free when a firewall claimed one
  EOT
  type        = any
  default     = {}
  nullable    = false
}

variable "hostnames" {
  description = <<-EOT
    Hostnames from a pool, which you fill by invoking the function with `seedHostnames`.

    - `enabled`: whether each firewall gets a hostname
    - `when_exhausted`: `continue` goes on without a hostname if none is free, `abandon` ends the launch
    - `tags`: the value of the instance tags `Name` and `Hostname`: `short` (`fgt-001`), or `fqdn` (`fgt-001.fw.example.internal`; needs
      `dns`)
  EOT
  type        = any
  default     = {}
  nullable    = false
}

variable "dns" {
  description = <<-EOT
    A DNS record `<hostname>.<zone_name>` for each firewall, in a private Route 53 zone; null for none.

    It needs `hostnames.enabled`.

    - `zone_id`, `zone_name`: the zone
    - `interface`: the interface (a key of `network_interfaces`) whose addresses the record has
    - `ttl`: in seconds
  EOT
  type        = any
  default     = null
}

variable "sweep_schedule" {
  description = "How often the sweep looks for changes whose event was lost; null for never."
  type        = string
  default     = "rate(15 minutes)"

  validation {
    condition = (
      var.sweep_schedule == null ? true :
      can(
        regex("^(rate\\(1 (minute|hour|day)\\)|rate\\(([2-9]|[1-9][0-9]+) (minutes|hours|days)\\)|cron\\([^()]+\\))$", var.sweep_schedule)
      )
    )
    error_message = "sweep_schedule: write \"rate(15 minutes)\", \"rate(1 hour)\", a cron(...) expression of EventBridge, or null for none."
  }
}

variable "sweep_guard_minutes" {
  description = "The sweep leaves alone what changed less than this many minutes ago: its event may still arrive."
  type        = number
  default     = 10
  nullable    = false

  validation {
    condition = (
      var.sweep_guard_minutes >= 1 && var.sweep_guard_minutes <= 1440 && floor(var.sweep_guard_minutes) == var.sweep_guard_minutes
    )
    error_message = "sweep_guard_minutes: write a whole number from 1 to 1440 (a day)."
  }
}

variable "bucket_name" {
  description = "Name of the bucket for the track file and the license files; null for `<name>-<account>-<region>`."
  type        = string
  default     = null

  validation {
    condition     = var.bucket_name == null ? true : can(regex("^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$", var.bucket_name))
    error_message = "bucket_name: write 3 to 63 lower-case letters, digits and inner hyphens. TLS certificates do not cover dots."
  }
}

variable "bucket_force_destroy" {
  description = "Whether `terraform destroy` deletes the bucket with all its objects: track file, license files, all versions."
  type        = bool
  default     = false
  nullable    = false
}

variable "bucket_old_versions_days" {
  description = "How many days S3 keeps overwritten and deleted versions of objects."
  type        = number
  default     = 30
  nullable    = false

  validation {
    condition = (
      var.bucket_old_versions_days >= 1 && var.bucket_old_versions_days <= 3650 &&
      floor(var.bucket_old_versions_days) == var.bucket_old_versions_days
    )
    error_message = "bucket_old_versions_days: write whole days from 1 to 3650."
  }
}

variable "table_deletion_protection" {
  description = <<-EOT
    Whether DynamoDB refuses to delete the table of licenses, hostnames and instances.

    To destroy a protected table, first apply this variable with `false`: see [Removal](#removal).
  EOT
  type        = bool
  default     = false
  nullable    = false
}

variable "kms_key_arn" {
  description = <<-EOT
    A KMS key of yours that encrypts the data; null for AWS's own keys.

    The key encrypts the bucket, table, log group, queues, SNS topics, and the function's environment. Its policy must let these use it:

    - the IAM policies of the account, as the default policy of a new key does
    - the services `events.amazonaws.com` (in a statement without conditions) and `cloudwatch.amazonaws.com`, with `event_queue` also
      `s3.amazonaws.com`, and with `event_topics` also `sns.amazonaws.com`: `kms:Decrypt` and `kms:GenerateDataKey`
    - the service `logs.<region>.amazonaws.com`: `kms:Encrypt`, `kms:Decrypt`, `kms:ReEncrypt*`, `kms:GenerateDataKey*` and
      `kms:DescribeKey`
  EOT
  type        = string
  default     = null

  validation {
    condition     = var.kms_key_arn == null ? true : can(regex("^arn:[a-z-]+:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]+$", var.kms_key_arn))
    error_message = "kms_key_arn: write the key's ARN (arn:aws:kms:<region>:<account>:key/<id>), not its id or alias."
  }
}

variable "alarms" {
  description = <<-EOT
    CloudWatch alarms, and the SNS topic that they notify.

    - `enabled`: whether there are any
    - `emails`: e-mail addresses to notify, as a map with keys of your choice. Each recipient has to confirm the subscription
    - `topic_arns`: further SNS topics to notify
  EOT
  type        = any
  default     = {}
  nullable    = false
}

variable "dashboard" {
  description = "Whether the module makes a CloudWatch dashboard."
  type        = bool
  default     = true
  nullable    = false
}
