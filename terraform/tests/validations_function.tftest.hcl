# Each validation of the function, with a value that only this validation refuses.

mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  name            = "fgt-edge"
  lambda_zip_path = "./versions.tf"
  lambda_runtime  = "dotnet8"

  group = {
    image_id           = "ami-0123456789abcdef0"
    instance_type      = "c6i.xlarge"
    subnet_ids         = ["subnet-0123456789abcdef0"]
    security_group_ids = ["sg-0123456789abcdef0"]
    max_size           = 4
  }

  network_interfaces = {
    trust = {
      device_index    = 1
      subnet_id_map   = { us-east-1a = "subnet-0123456789abcdef1" }
      security_groups = ["sg-0123456789abcdef1"]
    }
  }
}

run "missing_package" {
  command = plan

  variables {
    lambda_zip_path = "./nowhere.zip"
  }

  expect_failures = [var.lambda_zip_path]
}

run "runtime_of_another_language" {
  command = plan

  variables {
    lambda_runtime = "python3.13"
  }

  expect_failures = [var.lambda_runtime]
}

run "architecture_in_build_lambdas_spelling" {
  command = plan

  variables {
    lambda_architecture = "x64"
  }

  expect_failures = [var.lambda_architecture]
}

run "too_little_memory" {
  command = plan

  variables {
    lambda_memory_mb = 128
  }

  expect_failures = [var.lambda_memory_mb]
}

run "timeout_above_lambdas_maximum" {
  command = plan

  variables {
    lambda_timeout_seconds = 901
  }

  expect_failures = [var.lambda_timeout_seconds]
}

run "no_concurrency" {
  command = plan

  variables {
    lambda_reserved_concurrency = 0
  }

  expect_failures = [var.lambda_reserved_concurrency]
}

run "log_level_of_another_logger" {
  command = plan

  variables {
    log_level = "VERBOSE"
  }

  expect_failures = [var.log_level]
}

run "retention_that_cloudwatch_does_not_have" {
  command = plan

  variables {
    log_retention_days = 10
  }

  expect_failures = [var.log_retention_days]
}

run "package_bucket_as_a_url" {
  command = plan

  variables {
    lambda_zip_path  = null
    lambda_s3_bucket = "s3://packages"
    lambda_s3_key    = "lambda.zip"
  }

  expect_failures = [var.lambda_s3_bucket]
}

run "package_bucket_without_a_key" {
  command = plan

  variables {
    lambda_zip_path  = null
    lambda_s3_bucket = "packages"
  }

  expect_failures = [var.lambda_s3_bucket]
}

run "package_key_of_a_folder" {
  command = plan

  variables {
    lambda_zip_path  = null
    lambda_s3_bucket = "packages"
    lambda_s3_key    = "fgt-asg/"
  }

  expect_failures = [var.lambda_s3_key]
}

run "two_packages" {
  command = plan

  variables {
    lambda_s3_bucket = "packages"
    lambda_s3_key    = "lambda.zip"
  }

  expect_failures = [var.lambda_s3_key]
}

run "object_version_without_an_object" {
  command = plan

  variables {
    lambda_s3_object_version = "abc"
  }

  expect_failures = [var.lambda_s3_object_version]
}
