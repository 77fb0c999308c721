variable "lambda_zip_path" {
  description = "The function's package as a file; null for `dist/fgt-asg-lambda.zip` of this repository, or with `lambda_s3_key`."
  type        = string
  default     = null

  validation {
    condition     = var.lambda_zip_path == null ? true : fileexists(var.lambda_zip_path)
    error_message = "lambda_zip_path: write the path of an existing file. ./build-lambda.sh makes one."
  }
}

variable "lambda_s3_bucket" {
  description = "The bucket of the function's package, in the function's region, instead of a file; with `lambda_s3_key`."
  type        = string
  default     = null

  validation {
    condition     = var.lambda_s3_bucket == null ? true : can(regex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", var.lambda_s3_bucket))
    error_message = "lambda_s3_bucket: write a bucket's name, not its ARN or an s3:// URL."
  }

  validation {
    condition     = (var.lambda_s3_bucket == null) == (var.lambda_s3_key == null)
    error_message = "lambda_s3_bucket: write it together with lambda_s3_key, or leave out both."
  }
}

variable "lambda_s3_key" {
  description = <<-EOT
    The key of the function's package in `lambda_s3_bucket`.

    Terraform notices a new package only if the key changes (`fgt-asg/0.9.0/lambda.zip`), or `lambda_s3_object_version`.
  EOT
  type        = string
  default     = null

  validation {
    condition     = var.lambda_s3_key == null ? true : can(regex("[^/]$", var.lambda_s3_key)) && !startswith(var.lambda_s3_key, "s3://")
    error_message = "lambda_s3_key: write the object's key, like \"fgt-asg/0.9.0/lambda.zip\"."
  }

  validation {
    condition     = var.lambda_s3_key == null || var.lambda_zip_path == null
    error_message = "lambda_s3_key: write either this or lambda_zip_path, not both."
  }
}

variable "lambda_s3_object_version" {
  description = <<-EOT
    The version of the package's object, in a bucket with versioning; null for the newest.

    Null takes the version that is the newest when an apply changes the function.
  EOT
  type        = string
  default     = null

  validation {
    condition     = var.lambda_s3_object_version == null || var.lambda_s3_key != null
    error_message = "lambda_s3_object_version: write lambda_s3_bucket and lambda_s3_key, too."
  }
}

variable "lambda_runtime" {
  description = <<-EOT
    Lambda's managed .NET runtime, which must fit the package.

    The zip of `build-lambda.sh` needs `dotnet10`, which AWS provider 6.27 and later know. The zip of `build-lambda.sh --aot` is a
    native executable and needs no .NET. It also runs on `dotnet8`, which AWS provider 5.100 and later know.
  EOT
  type        = string
  default     = "dotnet10"
  nullable    = false

  validation {
    condition     = can(regex("^dotnet([89]|[1-9][0-9])$", var.lambda_runtime))
    error_message = "lambda_runtime: write a managed .NET runtime's name, like \"dotnet10\"."
  }
}

variable "lambda_architecture" {
  description = "The architecture that the package was built for: `x86_64` (`build-lambda.sh --arch x64`) or `arm64`."
  type        = string
  default     = "x86_64"
  nullable    = false

  validation {
    condition     = contains(["x86_64", "arm64"], var.lambda_architecture)
    error_message = "lambda_architecture: write \"x86_64\" or \"arm64\", to match the package."
  }
}

variable "lambda_memory_mb" {
  description = "Memory of the function, in MB. Its share of the CPU grows with it."
  type        = number
  default     = 512
  nullable    = false

  validation {
    condition     = var.lambda_memory_mb >= 256 && var.lambda_memory_mb <= 10240 && floor(var.lambda_memory_mb) == var.lambda_memory_mb
    error_message = "lambda_memory_mb: write whole MB from 256 to 10240. 512 is enough."
  }
}

variable "lambda_timeout_seconds" {
  description = "The function's timeout: at least a minute longer than a firewall takes until EC2 reports it as running."
  type        = number
  default     = 600
  nullable    = false

  validation {
    condition = (
      var.lambda_timeout_seconds >= 120 && var.lambda_timeout_seconds <= 900 &&
      floor(var.lambda_timeout_seconds) == var.lambda_timeout_seconds
    )
    error_message = "lambda_timeout_seconds: write whole seconds from 120 to 900 (Lambda's maximum)."
  }
}

variable "lambda_reserved_concurrency" {
  description = "How many invocations may run at once, reserved from the account's concurrency; -1 for no reservation."
  type        = number
  default     = -1
  nullable    = false

  validation {
    condition = (
      var.lambda_reserved_concurrency == -1 ||
      (var.lambda_reserved_concurrency >= 1 && floor(var.lambda_reserved_concurrency) == var.lambda_reserved_concurrency)
    )
    error_message = "lambda_reserved_concurrency: write 1 or more, or -1 for no reservation. With 0 the function would never run."
  }
}

variable "snap_start" {
  description = "Whether to use Lambda SnapStart: versions are published, and rules and bucket invoke the alias `live`."
  type        = bool
  default     = false
  nullable    = false
}

variable "vpc_config" {
  description = <<-EOT
    Subnets and security groups for the function, if it has to run in a VPC; null for none.

    The function then needs a route (a NAT gateway or endpoints) to EC2, Auto Scaling, S3, DynamoDB, Route 53 and SQS; with
    `start_command` also to Systems Manager, with `transition_topics` to SNS, and with `recycle` to SNS and Step Functions.
  EOT
  type        = any
  default     = null
}

variable "log_level" {
  description = "The lowest level of the function's log messages."
  type        = string
  default     = "INFO"
  nullable    = false

  validation {
    condition     = contains(["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"], var.log_level)
    error_message = "log_level: write TRACE, DEBUG, INFO, WARN, ERROR or FATAL."
  }
}

variable "log_retention_days" {
  description = "How many days CloudWatch keeps the logs; 0 for ever."
  type        = number
  default     = 90
  nullable    = false

  validation {
    condition = contains(
      [0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.log_retention_days
    )
    error_message = join(" ", [
      "log_retention_days: write a value that CloudWatch accepts: 0 (for ever), 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400,",
      "545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653.",
    ])
  }
}

variable "event_queue" {
  description = <<-EOT
    An SQS queue `<name>-events` in front of the function; null for none.

    Lifecycle events, schedules and license files wait in it. Without it, Lambda itself keeps the events that it cannot start yet. EC2's
    state changes have a queue of their own in any case. With the queue, a failed event is tried again after `lambda_timeout_seconds`,
    instead of after one and two minutes.

    - `maximum_concurrency`: how many invocations may read it at once, 2 to 1000
    - `batch_size`: how many events an invocation gets, 1 to 10. Each event succeeds or is tried again separately
    - `max_receive_count`: how many times an event is tried before it becomes a dead letter
  EOT
  type        = any
  default     = null
}

variable "event_topics" {
  description = <<-EOT
    Whether each event's rule publishes to an SNS topic, `<name>-<rule>`, to which others can subscribe.

    The topic delivers the event to the function, or to its queue. The output `event_topic_arns` has the topics.
  EOT
  type        = bool
  default     = false
  nullable    = false
}
