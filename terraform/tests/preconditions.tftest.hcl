# Preconditions, which need the whole configuration.

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

# With the mocks, the group is only in us-east-1a.
run "zone_without_a_subnet" {
  command = plan

  variables {
    network_interfaces = {
      trust = {
        device_index    = 1
        subnet_id_map   = { us-east-1b = "subnet-0123456789abcdef1" }
        security_groups = ["sg-0123456789abcdef1"]
      }
    }
  }

  expect_failures = [terraform_data.service]
}

run "zone_of_an_existing_group_without_a_subnet" {
  command = plan

  variables {
    group               = null
    existing_group_name = "theirs"
    network_interfaces = {
      trust = {
        device_index    = 1
        subnet_id_map   = { us-east-1b = "subnet-0123456789abcdef1" }
        security_groups = ["sg-0123456789abcdef1"]
      }
    }
  }

  expect_failures = [terraform_data.service]
}

run "full_names_without_dns" {
  command = plan

  variables {
    hostnames = { enabled = true, tags = "fqdn" }
  }

  expect_failures = [aws_lambda_function.this]
}

run "environment_above_4_kb" {
  command = plan

  variables {
    network_interfaces = {
      for index in range(1, 15) : "interface-${index}" => {
        device_index = index
        description = join(" ", [
          "a description that is much longer than anybody would read, and is repeated for each of the interfaces, so that together they",
          "do not fit",
        ])
        subnet_id_map   = { us-east-1a = "subnet-0123456789abcdef1", us-east-1b = "subnet-0123456789abcdef2" }
        security_groups = ["sg-0123456789abcdef1"]
      }
    }
  }

  expect_failures = [aws_lambda_function.this]
}

# Without this check, IAM would refuse the policy in the middle of an apply.
run "policies_above_10_kb" {
  command = plan

  variables {
    manage_untagged_interfaces = true
    network_interfaces = {
      for index in range(1, 15) : "eth${index}" => {
        device_index    = index
        subnet_id_map   = { for zone in ["a", "b", "c"] : "us-east-1${zone}" => format("subnet-0123456789abc%s%02d0", zone, index) }
        security_groups = [format("sg-0123456789abcd%02d0", index)]
      }
    }
  }

  expect_failures = [aws_iam_role_policy.fleet]
}

# Without the role, no run could be rolled back.
run "profile_without_roles_to_pass" {
  command = plan

  variables {
    group = {
      image_id                 = "ami-0123456789abcdef0"
      instance_type            = "c6i.xlarge"
      subnet_ids               = ["subnet-0123456789abcdef0"]
      security_group_ids       = ["sg-0123456789abcdef0"]
      max_size                 = 4
      iam_instance_profile_arn = "arn:aws:iam::123456789012:instance-profile/fortigate"
    }
    recycle = { strategy = "out-in" }
  }

  expect_failures = [aws_iam_policy.launch]
}

run "profile_with_a_role_to_pass" {
  command = plan

  variables {
    group = {
      image_id                 = "ami-0123456789abcdef0"
      instance_type            = "c6i.xlarge"
      subnet_ids               = ["subnet-0123456789abcdef0"]
      security_group_ids       = ["sg-0123456789abcdef0"]
      max_size                 = 4
      iam_instance_profile_arn = "arn:aws:iam::123456789012:instance-profile/fortigate"
    }
    recycle = { strategy = "out-in", pass_role_arns = ["arn:aws:iam::123456789012:role/fortigate"] }
  }
}

run "profile_of_an_existing_group_without_roles_to_pass" {
  command = plan

  override_data {
    target = data.aws_launch_template.existing
    values = { image_id = "ami-0123456789abcdef0", iam_instance_profile = [{ name = "fortigate", arn = "" }] }
  }

  variables {
    group               = null
    existing_group_name = "theirs"
    recycle             = { strategy = "out-in" }
  }

  expect_failures = [aws_iam_policy.launch]
}

run "recycle_of_a_launch_configuration" {
  command = plan

  override_data {
    target = data.aws_autoscaling_group.existing
    values = {
      availability_zones     = ["us-east-1a"]
      vpc_zone_identifier    = "subnet-0123456789abcdef0"
      launch_template        = []
      mixed_instances_policy = []
    }
  }

  variables {
    group               = null
    existing_group_name = "theirs"
    recycle             = { strategy = "out-in" }
  }

  expect_failures = [data.aws_launch_template.existing]
}

run "group_with_default_hooks" {}

# Auto Scaling would not accept the change, and Terraform would not notice.
run "hooks_of_the_existing_group_changed" {
  command = plan

  variables {
    lifecycle_hooks = { launch_timeout = 900 }
  }

  expect_failures = [aws_autoscaling_group.this]
}
