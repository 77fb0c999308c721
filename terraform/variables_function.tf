variable "lambda_zip_path" {
  description = "The function's package as a file, as `build-lambda.sh` writes it. Null for `dist/fgt-asg-lambda.zip` in this repository, or for `lambda_s3_key`."
  type        = string
  default     = null

  validation {
    condition     = var.lambda_zip_path == null ? true : fileexists(var.lambda_zip_path)
    error_message = "lambda_zip_path: write the path of a file that is there; ./build-lambda.sh makes one."
  }
}

variable "lambda_s3_bucket" {
  description = "The function's package in S3, so that nothing is built: the bucket, in the function's region; with `lambda_s3_key`."
  type        = string
  default     = null

  validation {
    condition     = var.lambda_s3_bucket == null ? true : can(regex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", var.lambda_s3_bucket))
    error_message = "lambda_s3_bucket: write a bucket's name (not its ARN, and no \"s3://\")."
  }

  validation {
    condition     = (var.lambda_s3_bucket == null) == (var.lambda_s3_key == null)
    error_message = "lambda_s3_bucket: write it together with lambda_s3_key; or leave out both."
  }
}

variable "lambda_s3_key" {
  description = "The package's key. A new package is noticed by another key, like `fgt-asg/1.4.0/lambda.zip`, or another `lambda_s3_object_version`."
  type        = string
  default     = null

  validation {
    condition     = var.lambda_s3_key == null ? true : can(regex("[^/]$", var.lambda_s3_key)) && !startswith(var.lambda_s3_key, "s3://")
    error_message = "lambda_s3_key: write the object's key, like \"fgt-asg/1.4.0/lambda.zip\"."
  }

  validation {
    condition     = var.lambda_s3_key == null || var.lambda_zip_path == null
    error_message = "lambda_s3_key: write it or lambda_zip_path, not both."
  }
}

variable "lambda_s3_object_version" {
  description = "The version of the package's object, in a bucket with versioning. Null for the newest at the time of an apply that changes the function."
  type        = string
  default     = null

  validation {
    condition     = var.lambda_s3_object_version == null || var.lambda_s3_key != null
    error_message = "lambda_s3_object_version: it is of an object: write lambda_s3_bucket and lambda_s3_key too."
  }
}

variable "lambda_runtime" {
  description = "Lambda's managed .NET runtime, by the package. `dotnet10` for the zip that `build-lambda.sh` writes; it needs AWS provider 6.27 or later, as earlier ones do not know `dotnet10`. The native zip of `build-lambda.sh --aot` needs no .NET: it runs on `dotnet8` too, and so with any provider from 5.100 on."
  type        = string
  default     = "dotnet10"
  nullable    = false

  validation {
    condition     = can(regex("^dotnet([89]|[1-9][0-9])$", var.lambda_runtime))
    error_message = "lambda_runtime: write a managed .NET runtime's name, like \"dotnet10\"."
  }
}

variable "lambda_architecture" {
  description = "As the package was built: `x86_64` (`build-lambda.sh --arch x64`) or `arm64`."
  type        = string
  default     = "x86_64"
  nullable    = false

  validation {
    condition     = contains(["x86_64", "arm64"], var.lambda_architecture)
    error_message = "lambda_architecture: write \"x86_64\" or \"arm64\", as the package was built."
  }
}

variable "lambda_memory_mb" {
  description = "Memory of the function; its share of the CPU grows with it."
  type        = number
  default     = 512
  nullable    = false

  validation {
    condition     = var.lambda_memory_mb >= 256 && var.lambda_memory_mb <= 10240 && floor(var.lambda_memory_mb) == var.lambda_memory_mb
    error_message = "lambda_memory_mb: write whole MB from 256 to 10240; 512 is plenty."
  }
}

variable "lambda_timeout_seconds" {
  description = "The function's time-out: at least a minute longer than a firewall takes until it is running."
  type        = number
  default     = 600
  nullable    = false

  validation {
    condition     = var.lambda_timeout_seconds >= 120 && var.lambda_timeout_seconds <= 900 && floor(var.lambda_timeout_seconds) == var.lambda_timeout_seconds
    error_message = "lambda_timeout_seconds: write whole seconds from 120 to 900 (Lambda's most)."
  }
}

variable "lambda_reserved_concurrency" {
  description = "How many invocations may run at once, taken from the account's share. -1 for no reservation."
  type        = number
  default     = -1
  nullable    = false

  validation {
    condition     = var.lambda_reserved_concurrency == -1 || (var.lambda_reserved_concurrency >= 1 && floor(var.lambda_reserved_concurrency) == var.lambda_reserved_concurrency)
    error_message = "lambda_reserved_concurrency: write 1 or more, or -1 for no reservation (0 would stop the function)."
  }
}

variable "snap_start" {
  description = "Whether Lambda SnapStart is used: versions are published, and rules and bucket call the alias `live`."
  type        = bool
  default     = false
  nullable    = false
}

variable "vpc_config" {
  description = "Subnets and security groups where the function has to run in a VPC. It then needs a way (NAT or endpoints) to EC2, Auto Scaling, S3, DynamoDB, Route 53 and SQS; with `start_command` to Systems Manager, with `transition_topics` to SNS, with `recycle` to SNS and Step Functions."
  type        = any
  default     = null
}

variable "log_level" {
  description = "The least level that the function logs."
  type        = string
  default     = "INFO"
  nullable    = false

  validation {
    condition     = contains(["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"], var.log_level)
    error_message = "log_level: write TRACE, DEBUG, INFO, WARN, ERROR or FATAL."
  }
}

variable "log_retention_days" {
  description = "How long CloudWatch keeps the logs; 0 for ever."
  type        = number
  default     = 90
  nullable    = false

  validation {
    condition     = contains([0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.log_retention_days)
    error_message = "log_retention_days: write one of CloudWatch's: 0 (for ever), 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653."
  }
}

variable "event_queue" {
  description = <<-EOT
    An SQS queue, `<name>-events`, that lifecycle hooks' events, schedules and license files wait in before the function gets them; null for none: Lambda then keeps
    what it cannot start yet. (EC2's state changes have a queue in any case.) With it a failed event comes again after `lambda_timeout_seconds`, not after one and two minutes.
    - `maximum_concurrency`: how many invocations at once empty it, 2 to 1000
    - `batch_size`: how many events an invocation gets, 1 to 10; each is done or comes again by itself
    - `max_receive_count`: how often an event is tried before it is a dead letter
  EOT
  type        = any
  default     = null
}

variable "event_topics" {
  description = "Whether each event's rule tells an SNS topic, `<name>-<rule>`, which tells the function (or its queue) and whoever else subscribes to it (the output `event_topic_arns`)."
  type        = bool
  default     = false
  nullable    = false
}
